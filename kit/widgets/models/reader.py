"""The model of the Reader: one article or two, their layers of marks, and the mark that is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from kit import findings
from kit.article import Article, as_article
from kit.tabular import pd
from kit.widgets.models.model import Model

#: The layers, in the order of their buttons, with the labels in each.
LAYERS = {
    "people": ("PERSON",),
    "places": ("PLACE",),
    "organisations": ("ORG",),
    "groups and events": ("GROUP", "EVENT", "WORK"),
    "times": ("DATE", "TIME", "DURATION", "SET"),
    "statements": ("SOURCE", "CUE", "CONTENT"),
}
_LAYER_OF = {label: layer for layer, labels in LAYERS.items() for label in labels}


class Finding(NamedTuple):
    """One mark on a page, and what a reader is told about it.

    ``key`` names it within its article. Findings with the same ``same`` belong together: mentions of one entity,
    times with one value, parts of what one source says.
    """

    start: int
    end: int
    key: str
    label: str
    value: str
    why: str
    same: str

    @property
    def layer(self) -> str:
        """The layer that the label belongs to."""
        return _LAYER_OF[self.label]


class Sheet:
    """An article with all that the engines find in it; a layer is tagged when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = as_article(article)

    def findings(self, layers: Iterable[str]) -> list[Finding]:
        """Return the findings of some layers in the order of the text, outer ones before those inside them."""
        wanted = set(layers)
        found = self._names if wanted - {"times", "statements"} else []
        found = found + (self._times if "times" in wanted else [])
        found = found + (self._statements if "statements" in wanted else [])
        return sorted(
            (finding for finding in found if finding.layer in wanted),
            key=lambda finding: (finding.start, -finding.end, finding.key),
        )

    @cached_property
    def _names(self) -> list[Finding]:
        mentions, links = findings.names(self.article.text)
        return [
            Finding(
                mention.start,
                mention.end,
                f"e{number}",
                mention.label,
                link.name,
                findings.why(mention, link),
                f"e {link.name}",
            )
            for number, (mention, link) in enumerate(zip(mentions, links, strict=True))
        ]

    @cached_property
    def _times(self) -> list[Finding]:
        return [
            Finding(time.start, time.end, f"t{number}", time.type, time.value, time.why, f"t {time.value}")
            for number, time in enumerate(findings.times(self.article.text, self.article.published))
        ]

    @cached_property
    def _statements(self) -> list[Finding]:
        found: dict[tuple[int, int, str], Finding] = {}
        for number, statement in enumerate(findings.statements(self.article.text)):
            if statement.kind == "own":  # what no source is named for is left unmarked: it is the outlet's own voice
                continue
            named = self.article.text[slice(*statement.source)] if statement.source else ""
            speaker = statement.speaker or named or "an unnamed source"
            value = f"{statement.kind}, {speaker}"
            spans = [("SOURCE", statement.source), ("CUE", statement.cue)]
            spans += [("CONTENT", span) for span in statement.content]
            for part, (label, span) in enumerate(spans):
                # One “said” can carry two statements; it is marked once.
                if span is not None:
                    key = f"s{number}-{part}"
                    start, end = span
                    finding = Finding(start, end, key, label, value, statement.why, f"s {speaker}")
                    found.setdefault((start, end, label), finding)
        return list(found.values())


class ReaderModel(Model):
    """What a Reader shows.

    Parameters
    ----------
    article : Article
    other : Article, optional
        A second one, to stand beside the first.
    layers : iterable of str
        The layers that are on at first, of those in :data:`LAYERS`.

    Raises
    ------
    ValueError
        If there is no such layer.

    Examples
    --------
    >>> article = Article.from_text("Kim Jong Un met Sergei Shoigu in Pyongyang.")
    >>> reader = ReaderModel(article, layers=["people"])
    >>> [finding.value for finding in reader.findings()]
    ['Kim Jong Un', 'Sergei Shoigu']
    >>> reader.toggle("people")
    >>> reader.findings()
    []
    """

    actions = frozenset({"toggle", "select", "move"})

    def __init__(self, article: Article, other: Article | None = None, layers: Iterable[str] = LAYERS) -> None:
        super().__init__()
        self.sheets = [Sheet(article), *([Sheet(other)] if other is not None else [])]
        wanted = [layers] if isinstance(layers, str) else list(layers)
        for layer in wanted:
            _known(layer)
        self.layers = [layer for layer in LAYERS if layer in wanted]
        self.selected: tuple[int, str] | None = None

    def findings(self, page: int = 0) -> list[Finding]:
        """Return what is marked on a page (0 or 1), in the order of the text."""
        return self.sheets[page].findings(self.layers)

    def toggle(self, layer: str) -> None:
        """Switch a layer on or off."""
        _known(layer)
        self.layers = [name for name in LAYERS if (name in self.layers) != (name == layer)]
        if self.selected and self.looked_at is None:
            self.selected = None
        self.changed()

    def select(self, key: str, page: int = 0) -> None:
        """Look at one mark, so that its reason is shown.

        Raises
        ------
        ValueError
            If there is no such mark.
        """
        if not any(finding.key == key for finding in self.findings(page)):
            raise ValueError(f"There is no mark {key!r} on page {page}.")
        self.selected = (page, key)
        self.changed()

    def move(self, by: int = 1, *, same: bool = False) -> None:
        """Go to the next mark, or back with ``by=-1``; with ``same``, to the next mention of the same thing.

        At the last one it stays where it is.
        """
        page = self.selected[0] if self.selected else 0
        findings, current = self.findings(page), self.looked_at
        if same and current:
            findings = [finding for finding in findings if finding.same == current.same]
        at = findings.index(current) + by if current else 0
        if 0 <= at < len(findings):
            self.select(findings[at].key, page)

    @property
    def looked_at(self) -> Finding | None:
        """The mark that is looked at, or None."""
        if self.selected is None:
            return None
        page, key = self.selected
        return next((finding for finding in self.findings(page) if finding.key == key), None)

    @property
    def table(self) -> pd.DataFrame:
        """What is marked, one row a mark: article, start, end (code-point offsets), text, label, value, why."""
        rows = [
            (sheet.article.id, f.start, f.end, sheet.article.text[f.start : f.end], f.label, f.value, f.why)
            for page, sheet in enumerate(self.sheets)
            for f in self.findings(page)
        ]
        return pd.DataFrame(rows, columns=["article", "start", "end", "text", "label", "value", "why"])

    def __repr__(self) -> str:
        ids = " and ".join(sheet.article.id for sheet in self.sheets)
        counts = " + ".join(str(len(self.findings(page))) for page in range(len(self.sheets)))
        return f"Reader: {ids}, {counts} marks ({', '.join(self.layers) or 'no layer'})"


def _known(layer: str) -> None:
    if layer not in LAYERS:
        raise ValueError(f"There is no layer {layer!r}. Choose from: {', '.join(LAYERS)}.")
