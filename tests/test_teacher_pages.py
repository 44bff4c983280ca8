"""The teacher's pages say what the lessons say: their parts and minutes, each prediction, and the right letter of each check."""

import re

import nbformat
import pytest

from kit.classroom import handouts
from kit.reading.files import PROJECT

FOLDER = PROJECT / "exercises" / "teacher"
LESSONS = sorted(path.stem for path in (PROJECT / "notebooks").glob("0*.ipynb"))
HEADINGS = [
    "Aims",
    "Who it suits",
    "Timings",
    "Prepare",
    "Common trouble",
    "Answers",
    "Contested choices",
    "Discussion and ethics",
    "Adapt",
]


@pytest.fixture(params=LESSONS)
def name(request):
    return request.param


@pytest.fixture
def page(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def lesson(name):
    notebook = nbformat.read(PROJECT / "notebooks" / f"{name}.ipynb", 4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def under(page, heading):
    """Return what stands under a heading of the third level."""
    return page.split(f"\n### {heading}\n")[1].split("\n##")[0]


def right_letters(words):
    """Return the letter of the reply that says yes, for each short check."""
    replies = re.findall(r"<summary>Reply to ([A-D])</summary>\s*(Yes\b)?", words)
    return [letter for letter, yes in replies if yes]


def test_every_page_has_the_agreed_parts(page):
    assert re.findall(r"(?m)^## (.+)$", page) == HEADINGS
    assert re.findall(r"(?m)^### (.+)$", page) == ["Predictions", "Checks", "Written answers", "On paper"]


def test_every_prediction_of_the_lesson_is_answered(page, lesson):
    answers = re.findall(r"(?m)^\d+\. ", under(page, "Predictions"))
    assert len(answers) == len(re.findall(r"\*\*Predict", lesson))


def test_every_check_of_the_lesson_has_its_right_letter(page, lesson):
    letters = re.findall(r"(?m)^\d+\. \*\*([A-D])\.\*\*", under(page, "Checks"))
    assert letters == right_letters(lesson)
    assert len(letters) == lesson.count("**Check yourself")


def test_the_parts_have_the_minutes_that_the_lesson_promises(page, lesson):
    parts = re.findall(r"(?m)^\| (\d) · [^|]+\| (\d+)(?:–(\d+))? \|$", page)
    assert [int(part) for part, _, _ in parts] == list(range(1, len(parts) + 1))
    assert len(parts) == len(re.findall(r"(?m)^## \d · ", lesson))
    promised = re.findall(r"(\d+)–(\d+) minutes of", lesson)
    assert sum(int(least) for _, least, _ in parts) == sum(int(least) for least, _ in promised)
    assert sum(int(most or least) for _, least, most in parts) == sum(int(most) for _, most in promised)


def test_every_task_on_paper_has_an_answer(name, page):
    source = PROJECT / "exercises" / handouts.SOURCES / f"{name}.toml"
    tasks = [part for part in handouts.load(source).parts if isinstance(part, handouts.Task)]
    answers = under(page, "On paper")
    assert re.search(rf"(?m)^{len(tasks)}\. ", answers)
    assert not re.search(rf"(?m)^{len(tasks) + 1}\. ", answers)
    ((last, letter),) = re.findall(r"(?m)^(\d+)\. \*\*([A-D])\.\*\*$", answers)[-1:] or [("", "")]
    checks = {number: task for number, task in enumerate(tasks, 1) if task.options}
    assert list(checks) == [int(last)] if last else not checks
    asked = checks[int(last)].options
    assert ord(letter) - ord("A") < len(asked)


def test_minutes_of_the_handouts_stand_in_the_plans():
    plans = (FOLDER / "plans.md").read_text(encoding="utf-8")
    for name in LESSONS:
        least, most = handouts.load(PROJECT / "exercises" / handouts.SOURCES / f"{name}.toml").minutes
        assert re.search(rf"(?m)^\| {name[:2]} \|.*\| {least}–{most}(?: minutes)? \|$", plans), name


def test_every_link_leads_somewhere():
    for path in FOLDER.glob("*.md"):
        for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
            file, _, anchor = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            assert there.exists(), (path.name, target)
            if anchor and there.suffix == ".md":
                headings = re.findall(r"(?m)^#+ (.+)$", there.read_text(encoding="utf-8"))
                assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_rubric_has_four_levels_in_every_line():
    rubric = (FOLDER / "rubric.md").read_text(encoding="utf-8")
    lines = [line for line in rubric.splitlines() if line.startswith("| **")]
    assert len(lines) * 3 == int(re.search(r"(\d+) in all", rubric)[1])
    assert all(line.count("|") == 6 for line in lines)


def test_the_voice_is_plain():
    for path in FOLDER.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"!(?=\s|$)", text), path.name
        assert not re.search(r"\b(?:simply|obviously|of course)\b", text), path.name
