"""Read one cue: which order of source, cue and content stands around it. The orders are a table in ``rules``."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kit.statements import lexicon
from kit.statements.clauses import (
    BEGINNINGS,
    POINTERS,
    Range,
    act_end,
    before_time,
    clause_end,
    group_end,
    group_start,
    main_subject,
    relative_end,
    source_end,
    subject,
    thing_end,
    verb_start,
)
from kit.statements.page import Page, Unit
from kit.statements.sources import classify

#: What sources do not want: it says nothing of the matter.
_UNNAMED = frozenset(("be named", "be identified", "be quoted", "give their", "give his", "give her"))
_QUESTIONS = lexicon.words("whether how why what where if")
_POSSESSIVES = lexicon.words("his her their its my our")
_CREDITS = lexicon.words("image photo photograph video audio picture file graphic illustration")
_NOT_OCCASIONS = lexicon.words("by like than")
_PLURALS = lexicon.words(
    "people women men police percent others all who that those these many some several both few most data media"
)
_DOCUMENTS = lexicon.words(
    """statement statements letter letters report tweet tweets ad ads memo email e-mail message post note release
    banners signs"""
)
_QUOTING = lexicon.words("quoted cited quotes cites quoting citing")
#: Tokens of the source at the head of a headline at most, so that a long text costs no more a word.
_AT_HEAD = 12
#: Tokens between "quoted" and "as saying" at most.
_AS_REACH = 14
_BEFORE_PARTICIPLES = lexicon.words("by in for while whilst when before after")
_WITH_HEARER = lexicon.words("tell inform remind assure reassure notify")
_HEARSAY = lexicon.words("say believe expect think report allege understand know estimate")
_OBJECTS = (["him"], ["them"], ["us"], ["me"])
_NAMING = lexicon.words("call dub label brand")
_OVERHEARD = lexicon.words("heard quoted filmed recorded")
_ACCORDING = lexicon.Cue("according to", "speech", "says", frozenset({"clause"}))
#: Tokens of a headline, and of the source that it names with a colon, at most.
_HEADLINE, _HEADLINE_SOURCE = 30, 5
_HEADLINE_CUE = lexicon.Cue(":", "speech", "says", frozenset())
_CREDIT = lexicon.Cue("credit", "showing", "shows", frozenset())


class Found(NamedTuple):
    """A statement in numbers of tokens: the order, its source, cue and pieces of content, and the cue's entry.

    ``inner`` are the cues that stand inside its content, with their sources.
    """

    rule: str
    source: Range | None
    cue: Range
    pieces: tuple[Range, ...]
    entry: lexicon.Cue
    inner: tuple[tuple[Range | None, Range], ...] = ()


class _Verb(NamedTuple):
    """A cue verb in its unit: the verb, the start of its group, and its entry."""

    page: Page
    low: int
    high: int
    at: int
    start: int
    cue: lexicon.Cue


def read_cue(page: Page, unit: Unit, at: int, earlier: Found | None) -> Found | None:
    """Return the statement of the cue at a token, or None if there is none; ``earlier`` is the one before it."""
    tag, word = page.tags[at], page.words[at]
    if tag == "V" and (found := _read_verb(page, unit, at, earlier)):
        return found
    if word == "according" and page.words[at + 1 : at + 2] == ["to"]:
        return _according(page, unit, at)
    noun = lexicon.cue_nouns().get(word)
    if earlier and earlier.cue[0] <= at < earlier.cue[1]:  # as in "said in a statement that"
        return None
    return _noun(page, unit, at, noun) if noun else None


def read_credit(page: Page, unit: Unit, before: Unit | None) -> Found | None:
    """Return the statement of the credit of a picture: the unit before it is the caption."""
    first, end = unit.first, unit.end - (page.tags[unit.end - 1] == ".")
    if page.words[first] not in _CREDITS or page.tags[first + 1 : first + 2] != ":" or not 2 < end - first < 14:
        return None
    if before is None or before.paragraph != unit.paragraph:
        return None
    return Found("credit", (first + 2, end), (first, first + 1), ((before.first, before.end),), _CREDIT)


def read_headline(page: Page, unit: Unit) -> Found | None:
    """Return the statement of a headline that names its source with a colon, before it or after it."""
    first, end = unit.first, unit.end
    brackets = page.tags[first] == "(" and page.tags[end - 1] == ")"
    first, end = (first + 1, end - 1) if brackets else (first, end)
    if end - first > _HEADLINE or page.tags.count(":", first, end) != 1 or page.tags[end - 1] in ".Q":
        return None
    colon = page.tags.index(":", first, end)
    for source, content in (((colon + 1, end), (first, colon)), ((first, colon), (colon + 1, end))):
        size = source[1] - source[0]
        if 0 < size <= _HEADLINE_SOURCE and content[1] - content[0] > 2 and _can_be_source(page, source):
            return Found("headline", source, (colon, colon + 1), (content,), _HEADLINE_CUE)
    return None


def _can_be_source(page: Page, source: Range) -> bool:
    phrase = page.text[slice(*page.offsets(*source))]
    kind = classify(phrase)[0]
    known = kind in ("state", "state media", "agency", "media", "specialist", "unnamed", "document")
    # "Visitors come: China and Russia" says who they are.
    if kind == "state" and source[0] > 0 and page.tags[source[0] - 1] == ":":
        known = not any(word in lexicon.source_words("state", "place") for word in phrase.split())
    return known and group_end(page, source[0], source[1]) == source[1]


def is_after_quotation(page: Page, at: int) -> bool:
    """Tell whether a quotation ends just before a token."""
    before = page.tags[max(0, at - 2) : at]
    return before.endswith("Q") or before == ",q"


# --- Verbs ------------------------------------------------------------------------------------------------------


def _read_verb(page: Page, unit: Unit, at: int, earlier: Found | None) -> Found | None:
    cue, form = lexicon.cue_forms()[page.words[at]]
    start, passive, bare = verb_start(page, at, unit.first)
    verb = _Verb(page, unit.first, unit.end, at, start, cue)
    before = page.tags[at - 1] if at > unit.first else " "
    if (
        form == "past"
        and page.words[at + 1 : at + 2] == ["by"]
        and page.words[start - 1] == "as"
        and start > unit.first
    ):
        return _as_said_by(verb)
    if form == "past" and passive and cue.word in _HEARSAY and (found := _hearsay(verb)):
        return found
    if form == "past" and cue.word == "ask" and (passive or before in " u") and (found := _asked(verb)):
        return found
    if form == "past" and (passive or (before in "dPo" and page.words[at - 1] not in POINTERS)):
        return None
    if form == "past" and cue.word in _WITH_HEARER and page.tags[at + 1 : at + 2] == "t":
        return None  # "they were beaten and told that"
    if form == "ing" and "a" not in page.tags[start:at] and page.words[at - 1] not in BEGINNINGS:
        return _participle(verb, earlier)
    if bare:
        return _planned(verb) if cue.group in ("speech", "writing") else None
    if found := _inverted(verb, form):
        return found
    source = subject(page, start, unit.first)
    if source is not None:
        return _content(verb, source, "") if _is_finite(verb, form, source) else None
    return _second(verb, form, earlier)


def _planned(verb: _Verb) -> Found | None:
    """Read the headline ``Minister to call for talks``: the source and ``to`` stand at its head."""
    page, joint = verb.page, verb.start - 1
    source = (verb.low, joint)
    at_head = 0 < joint - verb.low < _AT_HEAD and set(page.tags[slice(*source)]) <= set("NPc#")
    return _content(verb, source, "") if at_head else None


def _hearsay(verb: _Verb) -> Found | None:
    """Read ``the ship is believed to have left``: it is told, and nobody is named for it."""
    page, after = verb.page, verb.at + 1
    thing = subject(page, verb.start, verb.low)
    following = page.tags[after] if after < verb.high else "."
    if thing is None or following not in "i.":
        return None
    act = ((after, act_end(page, after, verb.high)),) if following == "i" else ()
    return Found("hearsay", None, (verb.start, after), (thing, *act), verb.cue)


def _asked(verb: _Verb) -> Found | None:
    """Read ``asked about the plan, she``, ``voters were asked who``: a question, and nobody is named for it."""
    page, high, at = verb.page, verb.high, verb.at + 1
    tags = page.tags
    opens = verb.start == verb.low or tags[verb.low] == "u" or tags[verb.start - 1] == "u"
    while at < high and tags[at] == "m":
        at += 1
    if page.words[at : at + 1] == ["about"]:
        first, end = at + 1, thing_end(page, at + 1, high)
        if tags[first : first + 1] in ("s", "t"):
            return None
    else:
        first = at = _after_cue(verb)
        if at >= high or not (tags[at] == "r" or page.words[at] in _QUESTIONS):
            return None
        end = clause_end(page, at, high)
        comma = tags.find(",", at, end) if opens else -1
        end = end if comma < 0 else comma
    return (
        Found("asked", None, (verb.start, max(verb.at + 1, first)), ((first, end),), verb.cue) if end > first else None
    )


def _participle(verb: _Verb, earlier: Found | None) -> Found | None:
    """Read ``, adding that``; a form in -ing after a noun or in its place is none."""
    page, at = verb.page, verb.at
    last = before_time(page, verb.start - 1, verb.low) if verb.start > verb.low else verb.start - 1
    before = page.tags[last] if verb.start > verb.low else " "
    word = page.words[last]
    if word == "as" and (found := _quoted_as(verb)):
        return found
    if before not in ",nNQ)cqpub" or (before in "pu" and word not in _BEFORE_PARTICIPLES):
        return None
    if before in "nN" and (own := _with_subject(verb)):
        return _content(verb._replace(start=at), own, "participle")
    if earlier is None and before not in ",pu" and word not in _DOCUMENTS | _OVERHEARD:
        return None
    source = earlier.source if earlier else main_subject(page, verb.low, verb.start)
    if source is None and before in "nN":
        source = subject(page, verb.start, verb.low)
    if source is None:
        return None
    return _content(verb._replace(start=at), source, "participle")


def _quoted_as(verb: _Verb) -> Found | None:
    """Read ``the paper quoted Kim as saying``, where the paper tells it, with Kim behind it."""
    page, joint = verb.page, verb.start - 1
    for at in range(joint - 1, max(verb.low, joint - _AS_REACH), -1):
        if page.tags[at] in ",;:Q":
            return None
        if page.tags[at] == "V" and page.words[at] in _QUOTING:
            break
    else:
        return None
    start, passive, _ = verb_start(page, at, verb.low)
    who = subject(page, start, verb.low)
    if who is None:
        return None
    found = _content(verb, who, "quoted-as")
    if found is None:
        return None
    found = found._replace(cue=(start, found.cue[1]))
    if not passive:
        return found._replace(inner=(((at + 1, joint), (joint, verb.at + 1)),))
    if page.words[at + 1] == "by" and at + 2 < joint:
        return found._replace(source=(at + 2, joint), cue=(start, at + 1), inner=((who, (joint, verb.at + 1)),))
    return found


def _with_subject(verb: _Verb) -> Range | None:
    """Return the source of a form in -ing that has its own: ``with one reader writing``."""
    start = group_start(verb.page, verb.start - 1, verb.low)
    if start is None or start == verb.low or verb.page.words[start - 1] != "with":
        return None
    return start, verb.start


def _second(verb: _Verb, form: str, earlier: Found | None) -> Found | None:
    """Read ``and added``, whose source is that of the verb before."""
    before = verb.page.tags[verb.start - 1] if verb.start > verb.low else " "
    if form == "base" or not (before in "cb" or (before == "," and form == "past")):
        return None
    source = earlier.source if earlier and before == "c" else None
    source = source or main_subject(verb.page, verb.low, verb.start)
    return _content(verb, source, "second-cue") if source else None


def _inverted(verb: _Verb, form: str) -> Found | None:
    """Read ``..., said Ann Lee``."""
    page, at, high = verb.page, verb.at, verb.high
    if (
        "invert" not in verb.cue.takes
        or (form not in ("past", "s") and verb.cue.word != "say")
        or verb.start < at
        or at + 1 >= high
    ):
        return None
    if at == verb.low:
        return _opening(verb)
    if not (page.tags[at - 1] in ",-" or is_after_quotation(page, at)):
        return None
    end = source_end(page, at + 1, high) if page.tags[at + 1] in "dNPns#" else at + 1
    following = end
    while following < high and page.tags[following] == "m":
        following += 1
    if end == at + 1 or (following < high and page.tags[following] in "avVxti"):
        return None
    left = _left(page, at, verb.low)
    if left is None or not (
        is_after_quotation(page, at) or _has_verb(page, left) or subject(page, at, verb.low) is None
    ):
        return None
    pieces = (left, *_rest(page, end, high, page.tags[left[1] - 1] == "Q"))
    return Found("content-cue-source", (at + 1, end), (at, at + 1), pieces, verb.cue)


def _opening(verb: _Verb) -> Found | None:
    """Read ``Said Ann Lee: “No.”``, where verb, source and quotation stand in that order."""
    page, at, high = verb.page, verb.at, verb.high
    end = source_end(page, at + 1, high) if page.tags[at + 1] in "dNn#" else at + 1
    if end == at + 1 or page.tags[end : end + 2] not in (":Q", ",Q"):
        return None
    content = (end + 1, clause_end(page, end + 1, high))
    return Found("content-cue-source", (at + 1, end), (at, at + 1), (content,), verb.cue)


def _has_verb(page: Page, content: Range) -> bool:
    return any(tag in "avxVQ" for tag in page.tags[max(content[0], content[1] - 60) : content[1]])


def _is_clause(page: Page, content: Range) -> bool:
    """Tell whether words before a comma can be a content: a verb is in them, or more than an adverbial holds."""
    first, end = content
    first += page.tags[first] in "cb"
    return _has_verb(page, content) or (end - first > 4 and page.tags[first] not in "pumegi")


def _is_finite(verb: _Verb, form: str, source: Range) -> bool:
    """Tell a verb from a noun of the same form: ``he claims that`` and ``the claims were``."""
    page, at, cue = verb.page, verb.at, verb.cue
    if form in ("past", "ing"):
        return True
    last = page.tags[source[1] - 1]
    following = page.tags[at + 1 : at + 2]
    takes_next = following in ("p", "o") and page.words[at + 1] in cue.takes
    plural = form == "base" and _is_plural(page, source)
    before = source[0] - 1
    quoted = is_after_quotation(page, source[0])
    follows = quoted or (before > verb.low and (page.tags[before] in ",-" or page.words[before] == "as"))
    if (
        (following in ("", ",", ".") or page.words[at + 1 : at + 2] == ["out"] or quoted)
        and follows
        and (form == "s" or plural or last == "s")
    ):
        return True
    if (cue.noun and plural and following == "n") or cue.word == "say":
        return True
    if "a" in page.tags[verb.start : at] or (form == "s" and page.words[at + 1 : at + 2] in _OBJECTS):
        return True
    if form == "s" and last == "N" and following == "n":  # "as Kim vows change", but not "Lee claims that were"
        beyond = group_end(page, at + 1, verb.high)
        if page.tags[beyond : beyond + 1] in (*".,pu", ""):
            return True
    if cue.noun and last not in "sr" and following not in tuple("tsxQdPNu#iq") and not takes_next:
        return False
    if last in "sr":
        return True
    if form == "s" and following == "," and page.tags[_after_cue(verb) : _after_cue(verb) + 1] == "t":
        return True
    if form == "s":
        return following not in tuple("o.,;):cpi-") or takes_next
    return plural and following not in tuple("o.,;):ci")


def _is_plural(page: Page, source: Range) -> bool:
    """Tell from its head whether a group of nouns stands for several."""
    tags = page.tags[slice(*source)]
    head = next((at for at, tag in enumerate(tags) if at and tag in "pov,"), len(tags))
    word = page.words[source[0] + head - 1]
    return tags[-1] == "#" or word in _PLURALS or word.endswith(("s", "%")) or "c" in tags[:head]


# --- Content of verbs ---------------------------------------------------------------------------------------------


def _content(verb: _Verb, source: Range, rule: str) -> Found | None:
    """Read the content of a verb whose source stands before it."""
    page, high, cue = verb.page, verb.high, verb.cue
    tags = page.tags
    after = _after_cue(verb)
    span = (verb.start, after)
    following = tags[after] if after < high else " "
    ended = following in " .,;)-"
    if (
        not rule
        and source[0] > verb.low
        and page.words[source[0] - 1] == "as"
        and not (following in ",:" and tags[after + 1 : after + 2] in tuple("Qq"))
        and (ended or following == "c" or (following == "p" and page.words[after] not in cue.takes))
    ):
        return _as_said(verb, source, span)
    if cue.takes & {"quote", "clause"} and (left := _left_content(verb, source, after)):
        rest = _rest(page, after, high, tags[left[1] - 1] == "Q", _is_clause(page, left))
        if rest or is_after_quotation(page, source[0]) or _is_clause(page, left):
            return Found(rule or "content-source-cue", source, span, (left, *rest), cue)
    if following in ",:" and tags[after + 1 : after + 2] == "Q" and "quote" in cue.takes:
        after += 1
    elif following == ":" and after + 1 < high:
        return Found(rule or _order(verb, source, after), source, span, ((after + 1, high),), cue)
    elif following in "avV" and "clause" in cue.takes and (thing := _told_thing(verb, source, following)):
        pieces = (thing, (after, clause_end(page, after, high)))
        return Found(rule or "source-cue-content", source, span, pieces, cue)
    elif ended or following in "av":
        return None
    return _right_content(verb, source, after, rule)


def _told_thing(verb: _Verb, source: Range, following: str) -> Range | None:
    """Return what stands before a source and is told of: ``which he said was late``, ``a ship he said was late``."""
    page, last = verb.page, source[0] - 1
    if last < verb.low:
        return None
    if page.tags[last] in "rt":
        return last, source[0]
    if page.tags[last] not in "nN" or page.tags[source[0]] not in "sd" or following == "V":
        return None
    start = group_start(page, last, verb.low)
    return None if start is None else (start, source[0])


def _order(verb: _Verb, source: Range, after: int) -> str:
    if verb.page.tags[source[1] - 1] in "rt" and source[1] - source[0] == 1:
        return "relative"
    told = "person" in verb.cue.takes and group_end(verb.page, verb.at + 1, after) > verb.at + 1
    return "source-cue-hearer" if told else "source-cue-content"


def _right_content(verb: _Verb, source: Range, after: int, rule: str) -> Found | None:
    """Read what follows a verb, as far as the verb can take it."""
    page, high, cue = verb.page, verb.high, verb.cue
    tags, tag, word, takes = page.tags, page.tags[after], page.words[after], cue.takes
    order = rule or _order(verb, source, after)

    def found(rule: str, first: int, end: int, cue_end: int = after) -> Found:
        last = cue_end - 1 if page.tags[cue_end - 1] in ",:" else cue_end
        pieces: tuple[Range, ...] = ((first, end),)
        if page.tags[end : end + 2] == ":Q" and end + 1 < high:
            pieces = ((first, end), (end + 1, clause_end(page, end + 1, high)))
        return Found(rule, source, (verb.start, max(verb.at + 1, last)), pieces, cue)

    if tag == "Q":
        return found(order, after, clause_end(page, after, high)) if "quote" in takes else None
    if tag == "q" and "quote" in takes and tags.find("q", after + 3, after + 40) > 0:
        return found(order, after, clause_end(page, after, high))
    if tag in "tsx" or (tag == "u" and word in _QUESTIONS):
        if "clause" in takes:
            return found(order, after, clause_end(page, after, high))
        if "thing" in takes and word in ("it", "what", "that"):
            return found(rule or "source-cue-thing", after, thing_end(page, after, high))
        return None
    if tag == "i" and "infinitive" in takes:
        if (
            page.tags[after + 1 : after + 2] in tuple("dPN#e")
            or " ".join(page.words[after + 1 : after + 3]) in _UNNAMED
        ):
            return None
        return found(rule or "source-cue-act", after, act_end(page, after, high))
    if tag in "pio" and word in takes and page.words[after + 1 : after + 3][-1:] != ["condition"]:
        end = thing_end(page, after + 1, high)
        return found(rule or "source-cue-thing", after + 1, end, after + 1) if end > after + 1 else None
    if tag not in "dNnP#qgvuVm":
        return None
    if cue.word in _NAMING and _is_naming(verb, source, after):
        return None
    end = clause_end(page, after, high)
    if takes >= {"act", "person"} and page.tags[group_end(page, after, high) :][:1] == "i":
        return found(rule or "source-cue-act", after, act_end(page, after, high))
    if takes >= {"infinitive", "person"} and page.tags.find("i", after + 1, min(end, after + 20)) > 0:
        return found(rule or "source-cue-act", after, act_end(page, after, high))
    if "clause" in takes and any(mark in "avxV" for mark in page.tags[after + 1 : min(end, after + 40)]):
        return found(order, after, end)
    if "thing" in takes or cue.word == "say":
        end = relative_end(page, after, high) if order == "relative" else thing_end(page, after, high)
        return found(rule or "source-cue-thing", after, end)
    return None


def _is_naming(verb: _Verb, source: Range, after: int) -> bool:
    """Tell ``a prize called the Golden Pen`` from ``the jury called the winner a genius``."""
    page = verb.page
    last = page.tags[source[1] - 1]
    end = group_end(page, after, verb.high)
    only_names = all(tag in "dN#Pqc" for tag in page.tags[after:end])
    return last == "n" and only_names and page.tags[end : end + 1] not in ("d", "n")


def _says_more(verb: _Verb, after: int) -> bool:
    """Tell whether a clause or a quotation follows a cue, so that the words before its source are not the content."""
    end = clause_end(verb.page, after, verb.high)
    return verb.page.tags[after] in "tQq" or any(tag in "avxV" for tag in verb.page.tags[after + 1 : end])


def _after_cue(verb: _Verb) -> int:
    """Return where the content can begin: after the hearer, and after time, place and occasion."""
    page, high, takes = verb.page, verb.high, verb.cue.takes
    tags, words = page.tags, page.words
    at = verb.at + 1
    while at < high and (tags[at] == "m" or (words[at] == "out" and at == verb.at + 1)):
        at += 1
    if "person" in takes:
        end = group_end(page, at, high)
        beyond = end + (tags[end : end + 2] == "mt")
        if end > at and (end >= high or tags[beyond] in "tsx,Q:.pud"):
            at = beyond
    for _ in range(4):
        if at >= high:
            return at
        if tags[at] in "em":
            at += 1
        elif tags[at] == "i" and "infinitive" in takes:
            break
        elif (
            tags[at] in "pio"
            and words[at] not in takes
            and (words[at] not in _NOT_OCCASIONS or tags[at + 1 : at + 2] == "#")
        ):
            end = group_end(page, at + 1, high)
            while end < high and tags[end] == "e":
                end += 1
            asks = end < high and page.words[end] in _QUESTIONS
            if end == at + 1 or (end < high and tags[end] not in ",:Q.tsx;-dp" and not asks):
                break
            at = end
        else:
            break
    if at < high and tags[at] == ",":  # as in "said, while speaking in Paris, that"; "said, with a smile: “No.”"
        stop = tags.find("t", at, min(high, at + 15))
        if stop > 0 and tags[stop - 1] == "," and ("V" not in tags[at:stop] or tags[at + 1] in "up"):
            return stop
        colon = tags.find(":Q", at, min(high, at + 15))
        if colon > 0 and "V" not in tags[at:colon] and "Q" not in tags[at:colon]:
            return colon
    return at


def _left(page: Page, at: int, low: int) -> Range | None:
    """Return the content that ends before a token: it ends with a comma or a quotation."""
    end = at
    if end > low and page.tags[end - 1] in ",-":
        end -= 1
    elif not is_after_quotation(page, end):
        return None
    return (low, end) if end > low else None


def _left_content(verb: _Verb, source: Range, after: int) -> Range | None:
    """Return the content before a source and its verb, if it does not stand after them."""
    page, high = verb.page, verb.high
    tags = page.tags
    if not verb.low < source[0] or source[1] > verb.start:
        return None
    left = _left(page, source[0], verb.low)
    if left is None or (page.words[verb.low] in ("as", "according") and "," not in tags[slice(*left)]):
        return None
    following = tags[after] if after < high else " "
    if is_after_quotation(page, source[0]) or tags[left[1] - 1] == "Q":
        opens_with_words = page.tags[verb.low] not in "Qqcb"
        takes_next = following in "pio" and page.words[after] in verb.cue.takes
        says_more = following in "tdNsQq" and _says_more(verb, after)
        return None if opens_with_words and (takes_next or says_more) else left
    if following in ",:" and tags[after + 1 : after + 2] in ("Q", "q"):
        return None
    if following == "u" and page.words[after] in _QUESTIONS:
        return None
    return left if following in " .,;)-gpcbu" else None


def _rest(page: Page, at: int, high: int, quoted: bool, is_clause: bool = True) -> tuple[Range, ...]:
    """Return what follows an attribution that interrupts its content, as in ``“No,” he said, “never.”``.

    Before the attribution can be a clause, or only the beginning of one, as in ``In May, he said, if it rains``.
    """
    tags = page.tags
    if at >= high:
        return ()
    if tags[at] in ",:;" and at + 1 < high:
        at += 1
    elif tags[at] != "Q":
        at = tags.find("Q", at, min(high, at + 15))
    if at < 0 or tags[at] in ("grubV." if is_clause else ".") or (quoted and tags[at] != "Q"):
        return ()
    end = clause_end(page, at, high)
    return ((at, end),) if end > at else ()


def _as_said(verb: _Verb, source: Range, span: Range) -> Found | None:
    page, joint = verb.page, source[0] - 1
    if "as" in page.words[max(verb.low, joint - 8) : joint]:  # a comparison: "not as bad as many feared"
        return None
    if joint > verb.low + (page.tags[verb.low] in "cb"):
        end = joint - (page.tags[joint - 1] == ",")
        return Found("as-said", source, span, ((verb.low, end),), verb.cue) if end > verb.low else None
    first = span[1] + 1
    if page.tags[span[1] : first] != "," or first >= verb.high:
        return None
    return Found("as-said", source, span, ((first, clause_end(page, first, verb.high)),), verb.cue)


def _as_said_by(verb: _Verb) -> Found | None:
    """Read ``as first reported by the Post``, before a clause or after it."""
    page, joint = verb.page, verb.start - 1
    end = source_end(page, verb.at + 2, verb.high)
    if end == verb.at + 2:
        return None
    source, span = (verb.at + 2, end), (verb.start, verb.at + 2)
    if joint > verb.low:
        stop = joint - (page.tags[joint - 1] == ",")
        return Found("as-said", source, span, ((verb.low, stop),), verb.cue) if stop > verb.low else None
    end = _leading_source_end(page, verb.at + 2, verb.high)
    if page.tags[end : end + 1] != "," or end + 1 >= verb.high:
        return None
    return Found("as-said", (source[0], end), span, ((end + 1, clause_end(page, end + 1, verb.high)),), verb.cue)


# --- Other cues -----------------------------------------------------------------------------------------------------


def _according(page: Page, unit: Unit, at: int) -> Found | None:
    first = at + 2
    leads = at == unit.first or page.tags[at - 1] in "bt"
    end = _leading_source_end(page, first, unit.end) if leads else source_end(page, first, unit.end)
    names_somebody = any(tag in "NPds#" for tag in page.tags[first:end]) or lexicon.is_head(page.words[end - 1])
    if end == first or not (page.words[end - 1].endswith("s") or names_somebody):
        return None
    content: Range = (unit.first, at)
    rest: tuple[Range, ...] = ()
    if leads:
        if end + 1 >= unit.end:
            return None
        if page.tags[end] in ",:":
            content = (end + 1, unit.end)
        elif (page.tags[end] in "dsNt" or page.tags[end : end + 2] == "p#") and _has_verb(page, (end, unit.end)):
            content = (end, unit.end)
        else:
            return None
    elif page.tags[at - 2 : at] in ("r,", "t,"):  # "ships which, according to the navy, sank"
        pieces = ((at - 2, at - 1), *_rest(page, end, unit.end, False, False))
        return Found("according-to", (first, end), (at, first), pieces, _ACCORDING)
    elif page.tags[at - 1] == ",":
        content = (unit.first, at - 1)
        goes_on = not _has_verb(page, content) or page.tags[end : end + 2] == ",o"
        rest = () if not goes_on else _rest(page, end, unit.end, page.tags[at - 2] == "Q")
    if content[0] == content[1]:
        return None
    return Found("according-to", (first, end), (at, first), (content, *rest), _ACCORDING)


def _leading_source_end(page: Page, first: int, high: int) -> int:
    """Return the end of the source of ``According to Ann Lee, a nurse, ...``, with apposition if no verb is in it."""
    end = group_end(page, first, high)
    if page.tags[end : end + 1] == ",":
        comma = page.tags.find(",", end + 1, min(high, end + 20))
        opens = page.tags[end + 1] in "dn" or (page.tags[end + 2] == "p" and page.words[end + 1].endswith("ing"))
        if comma > 0 and opens and not any(tag in "avVxs" for tag in page.tags[end + 2 : comma]):
            return comma
    elif page.tags[end : end + 1] == "v":  # as in "a letter sent on Monday,"
        comma = page.tags.find(",", end + 1, min(high, end + 14))
        if comma > 0 and not any(tag in "avVxs" for tag in page.tags[end + 1 : comma]):
            return comma
    return end


def _noun(page: Page, unit: Unit, at: int, noun: lexicon.Cue) -> Found | None:
    """Read ``his claim that``, ``claims by the party that``."""
    tags, words = page.tags, page.words
    then = at + 1
    source = None
    if words[then : then + 1] in (["by"], ["from"]):
        end = group_end(page, then + 1, unit.end)
        source = (then + 1, end) if end > then + 1 else None
        then = end
    if then + 1 >= unit.end or tags[then] != "t" or tags[then + 1] in "avV":
        return None
    start = at
    while start > max(unit.first, at - 6) and tags[start - 1] in "nVvm":
        start -= 1
    if source is None and start > unit.first:
        if tags[start - 1] == "P":
            owner = group_start(page, start - 1, unit.first)
            source = (start - 1 if owner is None else owner, start)
        elif words[start - 1] in _POSSESSIVES:
            source = (start - 1, start)
    opens = (source[0] if source else start) in (unit.first, unit.first + 1)
    end = _verb_of_noun(page, then, clause_end(page, then, unit.end)) if opens else clause_end(page, then, unit.end)
    return Found("cue-noun", source, (start, at + 1), ((then, end),), noun)


def _verb_of_noun(page: Page, first: int, end: int) -> int:
    """Return where the clause of a noun that is a subject ends: before the second verb, which is the noun's own."""
    auxiliaries = [at for at in range(first, min(end, first + 40)) if page.tags[at] == "a"]
    return next((then for this, then in pairwise(auxiliaries) if then > this + 1), end)
