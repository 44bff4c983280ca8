"""Find who says what: the loop over the units of a text, and the records it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from kit.segments import Offsets
from kit.statements import lexicon, rules, sources
from kit.statements.clauses import Range, without_time
from kit.statements.orders import Found, read_credit, read_cue, read_headline
from kit.statements.page import Page, Unit, read
from kit.statements.sources import Name

Sharpen = Callable[[list[Found]], list[Found]]
_NEGATIONS = ("not", "never", "n't", "cannot", "declined", "refused", "failed")
_OF_MINDS = ("belief", "judgement", "wish", "showing")
_OF_WORDS = ("speech", "writing")
_INNER_AT_MOST = 8


class Link(NamedTuple):
    """A source and its cue inside a content: the next step from who tells it towards the fact.

    ``speaker`` is the source in its fullest words, as in :class:`Statement`.
    """

    source: Offsets | None
    cue: Offsets
    speaker: str


class Hedge(NamedTuple):
    """A word or two that weaken a statement; ``scope`` is the part of it that they weaken."""

    start: int
    end: int
    kind: str
    scope: Offsets


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a text says, and who says it there.

    Parameters
    ----------
    source : tuple of int or None
        Offsets of the words that name who says it; None where nobody is named.
    cue : tuple of int or None
        Offsets of the words that show that somebody says it; None for the outlet's own voice.
    content : tuple of tuple of int
        Offsets of what is said, in order; several pieces where other words stand between them.
    kind : str
        ``direct`` (all of it in quotation marks), ``indirect``, ``mixed``, or ``own`` for the outlet's own voice.
    stance : str
        What the cue says about the content: ``says``, ``claims``, ``denies``, ``confirms``, ``admits``,
        ``shows``, ``reports``, ``warns``, ``asks``, ``promises``, ``praises``, ``criticises``, ``supports``,
        ``opposes``, ``believes``, ``wants``, or ``does not say`` and the like where the cue is negated.
    hedges : tuple of Hedge
        The hedges of the cue and the content.
    source_class : str
        ``person``, ``unnamed``, ``state``, ``organisation``, ``state media``, ``agency``, ``specialist``,
        ``media``, ``document``, ``other``, or ``own voice``.
    official : bool or None
        Whether the words name a public office or body; None where there is no source.
    speaker : str
        Who that is, in the fullest words of the text so far: for "he" or "the ministry" a source named before.
    via : tuple of Link
        The sources inside the content, from the outer to the inner: in "satellite images show a ship, the paper
        reported" the paper is the source, and it has the images behind it.
    rule : str
        The name of the order, a row of :data:`kit.statements.rules.ORDERS`.
    why : str
        One sentence for a learner that says why it is found.
    """

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    kind: str
    stance: str
    hedges: tuple[Hedge, ...]
    source_class: str
    official: bool | None
    speaker: str
    via: tuple[Link, ...]
    rule: str
    why: str


def find(text: str, names: Sequence[Name] = ()) -> list[Statement]:
    """Return the statements of a text by their first word, those of the outlet's own voice among them.

    A content belongs to its outermost source, as in the guidelines of PolNeAR (Newell, Margolin and Ruths,
    2018, *An Attribution Relations Corpus for Political News*, LREC), so no two contents overlap; the sources
    inside it are its ``via``.

    Parameters
    ----------
    text : str
    names : sequence of Name
        The names of the text in its order, as :mod:`kit.entities` finds them; with them a speaker is called by name.

    Examples
    --------
    >>> text = "“We met,” Ann Lee said. She added that talks may go on. It rained."
    >>> for found in find(text):
    ...     print(found.speaker, "|", found.kind, "|", [text[start:end] for start, end in found.content])
    Ann Lee | direct | ['“We met,”']
    Ann Lee | indirect | ['that talks may go on']
     | own | ['It rained.']
    """
    return tell(read(text), names)


def tell(page: Page, names: Sequence[Name], sharpen: Sharpen | None = None) -> list[Statement]:
    """Return the statements of a page; ``sharpen`` can move the edges of what the orders found, and add to it."""
    found = _with_continuations(page)
    found = _without_overlap(sharpen(found) if sharpen else found)
    statements = [*_records(page, found, names), *_own_voice(page, found)]
    return sorted(statements, key=_first_offset)


def _first_offset(statement: Statement) -> int:
    spans = [*statement.content, *(span for span in (statement.source, statement.cue) if span)]
    return min(start for start, _ in spans)


# --- From cues to statements ------------------------------------------------------------------------------------


def _unit_statements(page: Page, unit: Unit) -> list[Found]:
    """Read the cues of a unit from left to right; a cue inside a content is folded into the statement around it."""
    found: list[Found] = []
    words, tags, others = page.words, page.tags, lexicon.cue_words()
    if headline := read_headline(page, unit):
        return [headline]
    for at in range(unit.first, unit.end):
        if tags[at] != "V" and (words[at] not in others or tags[at] not in "nNg"):
            continue
        new = read_cue(page, unit, at, found[-1] if found else None)
        if new and not _is_thing_with_mind(page, new):
            _fold(found, new)
    return found


def _is_thing_with_mind(page: Page, new: Found) -> bool:
    """Tell whether what a cue says of people or papers is said of a thing: ``the visits suggest``."""
    if new.entry.group not in _OF_MINDS or new.source is None:
        return False
    words = page.words[slice(*new.source)]
    if len(words) == 1 and words[0] in ("it", "this") and new.entry.group == "showing":
        return True
    if len(words) == 1 and words[0] != "this":
        return False
    return sources.classify(page.text[slice(*page.offsets(*new.source))])[0] == "other"


def _fold(found: list[Found], new: Found) -> None:
    inner: list[tuple[Range | None, Range]] = []
    while found and _is_inside(found[-1].cue, new.pieces):
        last = found.pop()
        inner = [(last.source, last.cue), *last.inner, *inner]
    if found and _overlaps(found[-1].cue, new.cue):  # as in "declined to say"; "quoted her as saying"
        if new.entry.group not in _OF_WORDS:
            return
        found.pop()
    if found and _is_inside(new.cue, found[-1].pieces):
        around = found[-1]
        found[-1] = around._replace(inner=(*around.inner, (new.source, new.cue))[:_INNER_AT_MOST])
    else:
        found.append(new._replace(inner=(*new.inner, *inner)[:_INNER_AT_MOST]))


def _overlaps(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_inside(cue: Range, pieces: tuple[Range, ...]) -> bool:
    return any(first <= cue[0] and cue[1] <= end for first, end in pieces)


def _with_continuations(page: Page) -> list[Found]:
    """Return the statements of all units; a quotation without a source goes to the statement beside it.

    It goes on with the statement before it in the paragraph, or with a quotation of the paragraph before; if
    there is none, it belongs to the next statement of its paragraph, when that begins with a quotation.
    """
    found: list[Found] = []
    waiting: list[Unit] = []
    paragraph = -1  # of the last unit with a statement, or of the quotation that went on with it
    before: Unit | None = None
    for unit in page.units:
        if before and before.paragraph != unit.paragraph:
            waiting = []
        if credit := read_credit(page, unit, before):
            if found and _is_inside(found[-1].cue, credit.pieces):
                last = found.pop()
                credit = credit._replace(inner=((last.source, last.cue), *last.inner))
            found.append(credit)
            paragraph = -1
        elif page.tags[unit.first : unit.end].strip("Q.") == "":
            if found and _goes_on(page, found[-1], unit.paragraph - paragraph):
                found[-1] = found[-1]._replace(pieces=_with_piece(page, found[-1].pieces, unit))
                paragraph = unit.paragraph
            else:
                waiting.append(unit)
        elif here := _unit_statements(page, unit):
            if waiting and here[0].pieces[0][0] == unit.first and page.tags[unit.first] == "Q":
                early = tuple((quotation.first, quotation.end) for quotation in waiting)
                here[0] = here[0]._replace(pieces=(*early, *here[0].pieces))
            waiting = []
            found += here
            paragraph = unit.paragraph
        else:
            paragraph = -1
        before = unit
    return found


def _goes_on(page: Page, last: Found, paragraphs: int) -> bool:
    if paragraphs == 0:
        return "quote" in last.entry.takes
    end = last.pieces[-1][1]
    return paragraphs == 1 and ("Q" in page.tags[slice(*last.pieces[-1])] or ":" in page.tags[end - 1 : end + 1])


def _with_piece(page: Page, pieces: tuple[Range, ...], unit: Unit) -> tuple[Range, ...]:
    """Add a unit to the pieces of a content; what goes straight on is one piece."""
    first, end = pieces[-1]
    if end == unit.first and "\n" not in page.text[page.spans[end - 1][1] : page.spans[end][0]]:
        return *pieces[:-1], (first, unit.end)
    return *pieces, (unit.first, unit.end)


def _without_overlap(found: list[Found]) -> list[Found]:
    """Cut off what two contents share; the one that begins later keeps it."""
    kept = []
    for this, following in zip_longest(found, found[1:]):
        limit = min(piece[0] for piece in following.pieces) if following else None
        pieces = tuple(
            (first, end if limit is None else min(end, limit))
            for first, end in this.pieces
            if end > first and (limit is None or first < limit)
        )
        if pieces:
            kept.append(this._replace(pieces=pieces))
    return kept


# --- From statements to records -----------------------------------------------------------------------------------


def _records(page: Page, found: list[Found], names: Sequence[Name]) -> Iterator[Statement]:
    memory = sources.Memory(page, names)
    why = rules.says()
    for one in found:
        source = one.source
        named = memory.resolve(source) if source else None
        yield Statement(
            source=page.offsets(*source) if source else None,
            cue=page.offsets(*without_time(page, *one.cue)),
            content=tuple(page.offsets(*_without_stop(page, piece)) for piece in one.pieces),
            kind=_kind(page, one),
            stance=_stance(page, one),
            hedges=_hedges(page, (one.cue, *one.pieces)),
            source_class=named.kind if named else "unnamed",
            official=named.official if named else None,
            speaker=named.name if named else "",
            via=tuple(_link(page, by, cue, memory) for by, cue in one.inner),
            rule=one.rule,
            why=why[one.rule],
        )


def _link(page: Page, source: Range | None, cue: Range, memory: sources.Memory) -> Link:
    if source is None:
        return Link(None, page.offsets(*cue), "")
    return Link(page.offsets(*source), page.offsets(*cue), memory.resolve(source).name)


def _without_stop(page: Page, piece: Range) -> Range:
    """Leave the full stop of the sentence out of a content, unless it stands in a quotation."""
    first, end = piece
    return (first, end - 1) if page.tags[end - 1] == "." and end - 1 > first and not page.quoted[end - 1] else piece


def _kind(page: Page, found: Found) -> str:
    """Tell how much of the words of a content stands in quotation marks."""
    if not any(1 in page.quoted[first:end] for first, end in found.pieces):
        return "indirect"
    words = [at for first, end in found.pieces for at in range(first, end) if page.text[page.spans[at][0]].isalnum()]
    quoted = sum(page.quoted[at] for at in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * len(words) else "mixed"


def _stance(page: Page, found: Found) -> str:
    words = page.words[slice(*found.cue)]
    negated = any(word.endswith(_NEGATIONS) for word in words if word != found.entry.word)
    stance = found.entry.stance
    if not negated:
        return stance
    return f"does not {stance[:-3]}y" if stance.endswith("ies") else f"does not {stance[:-1]}"


def _hedges(page: Page, ranges: tuple[Range, ...]) -> tuple[Hedge, ...]:
    words, known = page.words, lexicon.hedges()
    found = set()
    for first, end in ranges:
        for at in range(first, end):
            if words[at] not in known:
                continue
            for hedge, kind in known[words[at]]:
                stop = at + len(hedge)
                if stop > end or words[at:stop] != hedge:
                    continue
                if kind == "measure" and page.tags[stop : stop + 1] != "#":
                    continue
                if hedge[-1] == "to" and not (at and page.tags[at - 1] == "a"):  # "is said to", not "said to us"
                    continue
                scope = page.offsets(at, _scope_end(page, stop - 1, end))
                found.add(Hedge(*page.offsets(at, stop), kind, scope))
    return tuple(sorted(found))


def _scope_end(page: Page, at: int, end: int) -> int:
    """Return where the clause of a hedge ends."""
    for mark in range(at + 1, min(end, at + 40)):
        if page.tags[mark] in ",;:b":
            return mark
    return min(end, at + 40)


def _own_voice(page: Page, found: list[Found]) -> Iterator[Statement]:
    """Yield the units in which nothing is ascribed to anybody."""
    why = rules.says()["own-voice"]
    taken = sorted(span for one in found for span in (*one.pieces, one.cue))
    following = 0
    for unit in page.units:
        while following < len(taken) and taken[following][1] <= unit.first:
            following += 1
        if following < len(taken) and taken[following][0] < unit.end:
            continue
        if not any(page.text[start].isalnum() for start, _ in page.spans[unit.first : unit.end]):
            continue
        content = (page.offsets(unit.first, unit.end),)
        hedges = _hedges(page, ((unit.first, unit.end),))
        yield Statement(None, None, content, "own", "says", hedges, "own voice", None, "", (), "own-voice", why)
