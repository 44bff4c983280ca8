"""What every lesson has, as far as a program can tell: the lesson contract in the form of checks."""

import re

from nbformat import NotebookNode

STAGES = ("predict", "run", "investigate", "modify", "make")
OPENING = {
    "the question": r"(?m)^\*\*Question\.\*\*|^# .*\?|\*\*The question",
    "objectives": r"you (?:will be able to|can)",
    "what it needs": r"\*\*You need",
    "the minutes of reading": r"\d+–\d+ minutes of reading",
    "the minutes of doing": r"\d+–\d+ minutes of doing",
    "the articles": r"\*\*Articles",
    "the route without code": r"🟢|\*\*No code",
    "the route with some Python": r"\*\*Some Python",
    "the analyst's route": r"\*\*Analyst",
}
CLOSING = {
    "key points": r"(?m)^## Key points",
    "a reflection": r"(?m)^## Reflect",
    "links to the glossary": r"\(glossary\.md#",
    "where next": r"(?m)^## Where next",
}

_TERM = re.compile(r"\[\*\*(?P<term>[^*\]]+)\*\*\]\(glossary\.md#(?P<anchor>[^)]+)\)")
_SENTENCE_MARKS = re.compile(r"!(?=\s|$)")


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def terms(notebook: NotebookNode) -> list[tuple[str, str]]:
    """Return the new terms of a lesson with their places in the glossary, in order."""
    words = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return [(found["term"], found["anchor"]) for found in _TERM.finditer(words)]


def minutes(notebook: NotebookNode) -> int:
    """Return the most minutes that the first cell promises, reading and doing together."""
    return sum(int(most) for most in re.findall(r"\d+–(\d+) minutes of", notebook.cells[0].source))


def faults(notebook: NotebookNode, glossary: str) -> list[str]:
    """Return where a lesson does not keep to the contract, a sentence each."""
    first, cells = notebook.cells[0], notebook.cells
    found = [
        f"The first cell does not give {name}." for name, form in OPENING.items() if not re.search(form, first.source)
    ]
    objectives = re.findall(r"(?m)^- ", first.source.split("**You need")[0])
    if not 2 <= len(objectives) <= 4:
        found.append(f"The first cell lists {len(objectives)} objectives; there should be two to four.")
    ending = "\n".join(cell.source for cell in cells[-2:])
    found += [f"The last cells do not give {name}." for name, form in CLOSING.items() if not re.search(form, ending)]

    tags = [_tags(cell) for cell in cells]
    found += [f"No cell is tagged ‘{stage}’." for stage in STAGES if not any(stage in tag for tag in tags)]
    for stage in ("worked", "gaps", "blank"):
        if minutes(notebook) > 20 and not any(stage in tag for tag in tags):
            found.append(f"No cell is tagged ‘{stage}’; a skill is faded in three steps.")
    checks = sum("check" in tag for tag in tags)
    if checks < minutes(notebook) // 15:
        found.append(f"There are {checks} short checks in {minutes(notebook)} minutes; there should be one every 15.")
    for name in ("ethics", "bug-hunt"):
        if not any(name in tag for tag in tags):
            found.append(f"No cell is tagged ‘{name}’.")

    new = terms(notebook)
    if len(new) > 8:
        found.append(f"There are {len(new)} new terms; there should be no more than eight.")
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"(?m)^## (.+)$", glossary)}
    found += [f"The term ‘{term}’ is not in the glossary." for term, anchor in new if anchor not in headings]
    for number, cell in enumerate(cells, 1):
        found += [f"Cell {number}: {fault}" for fault in _cell_faults(cell, tags[number - 1])]
    found += [f"Cell {number}: a picture without its table." for number in _pictures_without_table(cells)]
    return found


def _cell_faults(cell: NotebookNode, tags: set[str]) -> list[str]:
    found = []
    if cell.cell_type == "code":
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if len(lines) > 10:
            found.append(f"{len(lines)} lines of code; ten are enough for a learner.")
        if any(len(line) > 100 for line in lines):
            found.append("a line of code longer than 100 characters.")
        if re.search(r"interact|Output\(|\bre\.|import os|subprocess", cell.source):
            found.append("machinery that belongs in the package.")
        if not tags & {*STAGES, "check", "worked", "gaps", "blank", "bug-hunt"}:
            found.append("code without a stage.")
    elif _SENTENCE_MARKS.search(re.sub(r"`[^`]*`|\(.*?\)", "", cell.source)):
        found.append("an exclamation mark.")
    return found


def _pictures_without_table(cells: list[NotebookNode]) -> list[int]:
    """Return the numbers of cells that draw, and whose table does not stand in them or in the next code cell."""
    code = [(number, cell.source) for number, cell in enumerate(cells, 1) if cell.cell_type == "code"]
    alone = []
    for place, (number, source) in enumerate(code):
        following = code[place + 1][1] if place + 1 < len(code) else ""
        if "plots." in source and ".table" not in source + following:
            alone.append(number)
    return alone
