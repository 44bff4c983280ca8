"""The annotation lab: marks set by mouse or by keyboard, kept at once, scored against gold and compared."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kit import look
from kit.article import Article
from kit.corpus import Corpus
from kit.guidelines import Guidelines
from kit.tabular import pd
from kit.widgets.controls import spoken
from kit.widgets.marking import blocks, labelled, nested
from kit.widgets.models.lab import LabModel, units
from kit.widgets.models.marks import Mark
from kit.widgets.page import Markup, button, element, join, words
from kit.widgets.widget import Widget, script, styles
from kit.wording import count, cut

#: Sign and name of each outcome, against the gold and beside a partner.
OUTCOMES = {
    "exact": ("✓", "exact", "both"),
    "boundary": ("↔", "boundary", "other edges"),
    "label": ("≠", "label", "other label"),
    "missed": ("○", "missed", "only {partner}"),
    "spurious": ("✕", "spurious", "only you"),
}

_KEYS = (
    ("← → ↑ ↓", "go from word to word, and from line to line"),
    ("Shift + ← →", "choose more or fewer words"),
    ("1 2 3 …", "give the chosen words this label, or the mark you stand in"),
    ("Delete", "take the mark away that you stand in"),
    ("Enter", "open the details of a mark"),
    ("Ctrl + Z", "undo; with Shift do it again"),
    ("Tab", "go on to the buttons, or with Shift back"),
    ("Escape", "go back to the text, and from there to the notebook"),
)
# More of a headline than this does not fit the list of articles.
_LONGEST = 80


class Shown(NamedTuple):
    """A stretch of text as it is shown: one's own mark, or one of the gold or of a partner."""

    start: int
    end: int
    key: str
    label: str
    note: str
    outcome: str = ""
    theirs: bool = False


class AnnotationLab(Widget):
    """Mark names, times or statements by hand, and see how the marks compare with gold or with a partner's.

    Parameters
    ----------
    articles : Article, Corpus or iterable of Article
    labels : str, mapping of str to str, or iterable of str
        ``"entities"``, ``"times"`` or ``"statements"``, or labels of one's own, with what each is for.
    file : str or path
        A file of JSON Lines. Every step is saved to it at once, and is there again when the lab is opened again.
    annotator : str
        Whose marks these are. One file can hold those of several.
    partners : str, path or iterable of them, optional
        Files of other annotators to compare with, such as one that a partner has sent. They are only read.
    gold : pandas.DataFrame, optional
        Spans to be scored against, as :func:`kit.read_gold` and the ``kit.tag_…`` functions return them.
    guidelines : Guidelines, str or path, optional
        The rules that differences are told with; those of the project when not given.
    overlap : bool, optional
        Whether marks may overlap; when not given, only those of statements.

    Attributes
    ----------
    model : kit.widgets.models.lab.LabModel
        Its methods do from Python what hands do: ``add``, ``undo``, ``score``, ``export`` and more; ``model.table``
        holds the marks.

    Raises
    ------
    ValueError
        If there is no article or no label, or the file has a line that is no mark.
    FileNotFoundError
        If there is no such file of a partner.
    """

    title = "Annotation lab"
    _esm = script("annotation_lab.js")
    _css = styles("annotation_lab.css")
    model: LabModel

    def __init__(
        self,
        articles: Article | Corpus | Iterable[Article],
        labels: str | Mapping[str, str] | Iterable[str] = "entities",
        *,
        file: str | Path = "annotations.jsonl",
        annotator: str = "me",
        partners: str | Path | Iterable[str | Path] = (),
        gold: pd.DataFrame | None = None,
        guidelines: Guidelines | str | Path | None = None,
        overlap: bool | None = None,
    ) -> None:
        super().__init__(
            LabModel(
                articles,
                labels,
                file=file,
                annotator=annotator,
                partners=partners,
                gold=gold,
                guidelines=guidelines,
                overlap=overlap,
            )
        )

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page: the head, the labels, the text, the lists, what happened."""
        self._look_again()
        return {
            "head": self._head(),
            "tools": self._tools(),
            "text": self._text(),
            "side": self._side(),
            "status": self._status(),
            "keys": _HELP,
        }

    def note(self) -> dict[str, Any]:
        """Return the labels by their numbers, the mark that is chosen, and whether marks may overlap."""
        model = self.model
        return {
            "article": model.article.id,
            "labels": list(model.labels),
            "chosen": model.chosen,
            "overlap": model.overlap,
        }

    def picture(self) -> str:
        """Return the article with its marks, and the lists beside it, as HTML that needs no style sheet."""
        self._look_again()
        article = self.model.article
        shown = self._shown()
        parts = [
            element("h3" if heading else "p", nested(article.text, *span, shown, self._inked))
            for span, heading in blocks(article)
        ]
        facts = element("p", f"{repr(self.model).removeprefix('Annotation lab: ')}")
        lists = "".join(f"<li>{item}</li>" for item in self._differences()) if self.model.view != "mark" else ""
        return (
            f"<article{look.style('page')}>{facts}{self._summary()}{join(parts)}"
            + (f"<ul>{lists}</ul>" if lists else "")
            + "</article>"
        )

    # The parts ----------------------------------------------------------------------------------------------------

    def _head(self) -> Markup:
        model = self.model
        several = len(model.articles) > 1
        views = [
            self._view("mark", "Mark", True, ""),
            self._view("score", "Score", model.gold is not None, "There is no gold to score against."),
            self._view("compare", "Compare", bool(model.partners), "The file has no marks of another annotator."),
        ]
        return element(
            "div",
            [
                button("◀", "step", {"by": -1}, aria_label="Article before", disabled=not several),
                element(
                    "select",
                    self._options,
                    data_do="go",
                    data_key="article",
                    data_value=model.article.id,
                    aria_label="Article",
                    class_="kit-grow",
                ),
                button("▶", "step", {"by": 1}, aria_label="Next article", disabled=not several),
                element("div", views, class_="kit-switches", role="group", aria_label="View"),
            ],
            class_="kit-bar",
        )

    @cached_property
    def _options(self) -> Markup:
        return join(
            element("option", _short(_called(article), _LONGEST), value=id)
            for id, article in self.model.articles.items()
        )

    def _view(self, view: str, name: str, possible: bool, why_not: str) -> Markup:
        return button(
            name,
            "show",
            {"view": view},
            aria_pressed=self.model.view == view,
            aria_disabled=None if possible else True,
            title=None if possible else why_not,
        )

    def _tools(self) -> Markup:
        labels = [
            element(
                "button",
                [element("kbd", str(number)) if number < 10 else "", self._swatch(label), label],
                type="button",
                data_give=label,
                data_key=f"give {label}",
                title=self.model.guidelines.meaning(label) or self.model.labels[label] or None,
            )
            for number, label in enumerate(self.model.labels, 1)
        ]
        steps = [
            button("Undo", "undo", aria_disabled=None if self.model.can_undo else True),
            button("Redo", "redo", aria_disabled=None if self.model.can_redo else True),
        ]
        return element(
            "div",
            [
                element("div", labels, class_="kit-bar", role="group", aria_label="Labels"),
                element("div", steps, class_="kit-bar", role="group", aria_label="Steps"),
            ],
            class_="kit-bar",
        )

    def _text(self) -> Markup:
        article = self.model.article
        shown, labels = self._shown(), tuple(self.model.labels)
        parts = [
            _block(article.text, *span, heading, tuple(one for one in shown if _meets(one, *span)), labels)
            for span, heading in blocks(article)
        ]
        inside = element(
            "div",
            parts,
            class_="kit-print kit-scroll",
            data_text=True,
            data_key="text",
            data_scroll=article.id,
            tabindex="0",
            role="application",
            aria_roledescription="text to mark",
            aria_label=f"{article.title or article.id}. Arrow keys go from word to word.",
        )
        say = element("p", "", class_="kit-hidden-words", role="status", data_say=True)
        return join([inside, say])

    def _inked(self, shown: Shown, content: Markup, first: bool, last: bool) -> Markup:
        place = _place(shown.label, tuple(self.model.labels))
        label = f"<small style='opacity:0.75'> {words(shown.note)}</small>" if last else ""
        return Markup(f"<span{look.marked(shown.label, place)}>{content}</span>{label}")

    def _shown(self) -> list[Shown]:
        """Return what is shown in the text: one's own marks, and with a score those of the other side."""
        marks = self.model.marks()
        if self.model.view == "mark":
            return [Shown(mark.start, mark.end, mark.key, mark.label, _small(mark.label)) for mark in marks]
        shown = []
        for outcome, mark, row in self._paired:
            sign, name = OUTCOMES[outcome][0], self._outcome(outcome)
            theirs = f"{self._other}: {_small(row['gold_label'])}"
            if mark is not None:
                note = f"{sign} {_small(mark.label)}" + (f", {theirs}" if outcome == "label" else "")
                shown.append(Shown(mark.start, mark.end, mark.key, mark.label, note, outcome))
            if outcome in ("missed", "boundary"):
                note = f"{sign} {name}: {_small(row['gold_label'])}" if outcome == "missed" else theirs
                key = f"theirs-{row['start']}-{row['end']}-{row['gold_label']}"
                shown.append(Shown(row["start"], row["end"], key, row["gold_label"], note, outcome, True))
        return shown

    @cached_property
    def _paired(self) -> list[tuple[str, Mark | None, dict[str, Any]]]:
        """Return for each outcome its name, one's own mark, and the row that says more."""
        marks = self.model.marks()
        return [
            (
                row["outcome"],
                next(
                    (
                        mark
                        for mark in marks
                        if (mark.text, mark.label) == (row["found"], row["found_label"])
                        and mark.start < row["end"]
                        and row["start"] < mark.end
                    ),
                    None,
                ),
                {str(name): value for name, value in row.items()},
            )
            for row in self.model.outcomes().to_dict("records")
        ]

    def _look_again(self) -> None:
        """Forget the outcomes of the last drawing; in one drawing they are needed three times."""
        self.__dict__.pop("_paired", None)

    @property
    def _other(self) -> str:
        return self.model.partner if self.model.view == "compare" else "gold"

    def _outcome(self, outcome: str) -> str:
        _, against_gold, beside = OUTCOMES[outcome]
        return beside.format(partner=self.model.partner) if self.model.view == "compare" else against_gold

    def _side(self) -> Markup:
        if self.model.view == "mark":
            return join([self._details(), self._list()])
        chooser = self._partners() if self.model.view == "compare" else ""
        items = self._differences()
        empty = element("p", f"Nothing differs from {self._other} in this article.", class_="kit-soft")
        rows = [element("li", item) for item in items]
        return join(
            [
                chooser,
                element("div", self._summary(), class_="kit-card"),
                element("ul", rows, class_="kit-list kit-scroll", data_scroll="differences", data_roving="list")
                if rows
                else empty,
            ]
        )

    def _details(self) -> Markup:
        model = self.model
        chosen = next((mark for mark in model.marks() if mark.key == model.chosen), None)
        if chosen is None:
            hint = "Choose words in the text and give them a label. Choose a mark to change it."
            return element("div", element("p", hint), class_="kit-card", data_details=True)
        key = chosen.key
        edges = [
            piece
            for edge in ("start", "end")
            for piece in (
                element("span", edge.capitalize()),
                button("◀", "nudge", {"key": key, "edge": edge, "by": -1}, **_edge(edge, "left")),
                button("▶", "nudge", {"key": key, "edge": edge, "by": 1}, **_edge(edge, "right")),
            )
        ]
        labels = [
            button(
                _small(label),
                "relabel",
                {"key": key, "label": label},
                aria_pressed=label == chosen.label,
                class_="kit-small",
                data_key=f"relabel {label}",
            )
            for label in model.labels
        ]
        note = element(
            "label",
            [
                element("span", "Note, such as why it was hard"),
                element(
                    "input",
                    type="text",
                    value=chosen.detail("note"),
                    data_do="comment",
                    data_with=json.dumps({"key": key}),
                    data_key="note",
                ),
            ],
            class_="kit-field",
        )
        meaning = model.guidelines.meaning(chosen.label) or model.labels.get(chosen.label, "")
        return element(
            "section",
            [
                element("h4", f"“{_short(chosen.text, 120)}”"),
                element("p", meaning, class_="kit-soft") if meaning else "",
                element("div", labels, class_="kit-bar", role="group", aria_label="Label of this mark"),
                element("div", edges, class_="kit-bar", role="group", aria_label="Edges of this mark"),
                note,
                element(
                    "div",
                    button("Take this mark away", "remove", {"key": key}, data_key="remove", class_="kit-small"),
                    class_="kit-bar",
                ),
            ],
            class_="kit-card",
            data_details=True,
            aria_label="Details of the mark",
        )

    def _list(self) -> Markup:
        marks = self.model.marks()
        labels = tuple(self.model.labels)
        items = [_listed(mark, labels, mark.key == self.model.chosen) for mark in marks]
        head = element("h4", f"{count(len(marks), 'mark')} in this article")
        rows = element("ul", items, class_="kit-list kit-scroll", data_scroll="marks", data_roving="list")
        return join([head, rows if items else ""])

    def _summary(self) -> Markup:
        """Say in words how the marks stand: counts in the view of marks, else how they compare."""
        model = self.model
        if model.view == "mark":
            counts = Counter(mark.label for mark in model.marks())
            listed = ", ".join(f"{counts[label]} {_small(label)}" for label in model.labels if counts[label])
            return element("p", listed or "No marks yet.")
        counts = Counter(outcome for outcome, _, _ in self._paired)
        said = [
            element("span", f"{sign} {self._outcome(outcome)} {counts[outcome]}")
            for outcome, (sign, *_) in OUTCOMES.items()
        ]
        lines = [element("p", [piece for one in said for piece in (one, " ")], class_="kit-outcomes")]
        if model.view == "score":
            for name, table in (
                ("This article", model.score(model.article.id)),
                ("All articles with marks", model.score()),
            ):
                total = table.iloc[-1]
                figures = f"precision {total['precision']:.2f}, recall {total['recall']:.2f}, F1 {total['f1']:.2f}"
                lines.append(element("p", [element("strong", f"{name}: "), figures]))
        else:
            found = model.agreement()
            figures = f"F1 of spans {found.span_f1:.2f}, kappa of tokens {found.kappa:.2f}"
            lines.append(element("p", [element("strong", f"Agreement with {model.partner}: "), figures]))
            elsewhere = Counter(row["article"] for row in model.disagreements().to_dict("records"))
            del elsewhere[model.article.id]
            if elsewhere.total():
                lines.append(element("p", f"{elsewhere.total()} more differences in other articles."))
        return join(lines)

    def _differences(self) -> list[Markup]:
        """Return what differs, each with both sides and the rule."""
        items = []
        for outcome, mark, row in self._paired:
            if outcome == "exact":
                continue
            key = mark.key if mark else f"theirs-{row['start']}-{row['end']}-{row['gold_label']}"
            sides = [
                f"{self._other}: “{_short(row['gold'], 70)}” {_small(row['gold_label'])}" if row["gold_label"] else "",
                f"you: “{_short(row['found'], 70)}” {_small(row['found_label'])}" if row["found_label"] else "",
            ]
            head = button(
                f"{OUTCOMES[outcome][0]} {self._outcome(outcome)}: {_short(row['gold'] or row['found'], 60)}",
                "choose",
                {"key": key},
                aria_pressed=key == self.model.chosen,
                data_item=True,
            )
            parts = [head, element("p", " · ".join(filter(None, sides)))]
            parts += [element("p", row["rule"], class_="kit-soft")] if row["rule"] else []
            items.append(join(parts))
        return items

    def _partners(self) -> Markup:
        options = [
            element("option", name, value=name, selected=name == self.model.partner) for name in self.model.partners
        ]
        return element(
            "label",
            [
                "Beside ",
                element("select", options, data_do="beside", data_key="partner", data_value=self.model.partner),
            ],
            class_="kit-field",
        )

    def _status(self) -> Markup:
        model = self.model
        if model.problem:
            return element("p", model.problem, class_="kit-problem", role="alert")
        kept = f"Kept in {model.file.path.as_posix()}." if model.kept else ""
        said = " ".join(filter(None, [model.message, kept]))
        happened = element("p", said or "Every step is saved at once.", role="status", class_="kit-soft")
        return join([happened, spoken(self._compared())])

    def _compared(self) -> str:
        """Say the counts beside the text for those who do not see them; ``""`` in the view of marks."""
        if self.model.view == "mark":
            return ""
        counts = Counter(outcome for outcome, _, _ in self._paired)
        told = ", ".join(f"{counts[name]} {self._outcome(name)}" for name in OUTCOMES if counts[name])
        beside = "Score" if self.model.view == "score" else f"Beside {self.model.partner}"
        return f"{beside}, this article: {told or 'nothing to compare'}."

    def _swatch(self, label: str) -> Markup:
        return _swatch(*_sign(label, tuple(self.model.labels)))


def _place(label: str, labels: tuple[str, ...]) -> int:
    return labels.index(label) if label in labels else 0


def _sign(label: str, labels: tuple[str, ...]) -> tuple[str, str]:
    return look.sign(label, _place(label, labels))


def _meets(shown: Shown, start: int, end: int) -> bool:
    return shown.start < end and start < shown.end


@lru_cache(maxsize=512)
def _block(text: str, start: int, end: int, heading: bool, shown: tuple[Shown, ...], labels: tuple[str, ...]) -> Markup:
    """Set a paragraph with its marks and the offsets of its words; a step changes one, and the others are kept."""
    places = units(text)

    def leaf(left: int, right: int) -> Markup:
        at = max(bisect_right(places, left, key=lambda place: place[0]) - 1, 0)
        pieces, done = [], left
        while at < len(places) and places[at][0] < right:
            first, last = max(places[at][0], left), min(places[at][1], right)
            at += 1
            if first < last:
                pieces.append(f"{words(text[done:first])}<span data-s={first} data-e={last}>")
                pieces.append(f"{words(text[first:last])}</span>")
                done = last
        pieces.append(words(text[done:right]))
        return Markup("".join(pieces))

    def wrap(one: Shown, content: Markup, first: bool, last: bool) -> Markup:
        colour, line = _sign(one.label, labels)
        signs = ["kit-theirs"] * one.theirs + [f"kit-is-{one.outcome}"] * bool(one.outcome)
        return element(
            "mark",
            labelled(content, one.note) if last else content,
            data_mark=one.key,
            data_line=line,
            data_first=first,
            class_=" ".join(signs) or None,
            style=f"--kit-ink:{colour}",
        )

    return element("h3" if heading else "p", nested(text, start, end, shown, wrap, leaf))


@lru_cache(maxsize=1024)
def _listed(mark: Mark, labels: tuple[str, ...], chosen: bool) -> Markup:
    """Return a line of the list of marks."""
    content = [_swatch(*_sign(mark.label, labels)), element("span", _short(mark.text, 70)), " "]
    return element(
        "li",
        button(
            [*content, _tag(_small(mark.label))],
            "choose",
            {"key": mark.key},
            aria_pressed=chosen,
            data_item=True,
            tabindex="-1",
        ),
    )


@lru_cache(maxsize=256)
def _swatch(colour: str, line: str) -> Markup:
    mark = element("mark", "Ab", data_line=line, style=f"--kit-ink:{colour}")
    return element("span", mark, class_="kit-swatch", aria_hidden=True)


def _keyed(keys: str) -> list[Markup]:
    """Return a box for each key, and what stands between keys."""
    return [words(f" {key} ") if key in "+…" else element("kbd", key) for key in keys.split()]


_HELP = element(
    "details",
    [
        element("summary", "Keys", data_key="keys"),
        element(
            "dl",
            [piece for keys, meaning in _KEYS for piece in (element("dt", _keyed(keys)), element("dd", meaning))],
            class_="kit-keys",
        ),
        element(
            "p",
            "By mouse: click a word, or drag over several, then choose a label. Shift and click takes in more words.",
        ),
    ],
)


def _called(article: Article) -> str:
    day = article.published.isoformat() if article.published else ""
    return " · ".join(filter(None, [day, article.source, article.title or article.id]))


def _edge(edge: str, way: str) -> dict[str, object]:
    """Return what tells the four small buttons apart; the focus stays on one although the mark's key changes."""
    return {"aria_label": f"Move the {edge} to the {way}", "data_key": f"{edge} {way}", "class_": "kit-small"}


def _tag(label: str) -> Markup:
    return element("span", label, class_="kit-soft")


def _small(label: str) -> str:
    return {"ORG": "org"}.get(label, label.lower())


def _short(text: str, most: int) -> str:
    return cut(" ".join(text.split()), most)
