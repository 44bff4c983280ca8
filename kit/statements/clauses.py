"""Where groups of nouns, groups of verbs and clauses begin and end, read off the tags of a page.

All functions take a page and token numbers and stay inside the bounds they are given. None looks at more than
:data:`REACH` tokens to either side, or :data:`LONGEST` for a content, so a long sentence costs no more a word.
"""

from __future__ import annotations

import re

from kit.statements import lexicon
from kit.statements.page import Page

Range = tuple[int, int]

REACH = 60
LONGEST = 300

_NOUNS = "Nn#P"
_BE = lexicon.words("is are was were be been being isn't aren't wasn't weren't got gets get")
#: Words that a verb with ``to`` leans on: the source of ``declined to say`` is that of ``declined``.
_CATENATIVES = lexicon.words(
    """declined refused continued went goes appeared appears seemed seems wants wanted tried began started failed
    decline refuse continue likely unlikely used had have has set decided chose need able willing ready
    hesitated liked likes vowed promised threatened"""
)

#: Verbs that lean on a form in -ing: the source of ``has begun urging`` is that of ``has begun``.
BEGINNINGS = lexicon.words("begun began started stopped kept continued resumed")

_LINKS = lexicon.words("of for from in at with on to by against near")
POINTERS = lexicon.words("this these those all some many several most few both each another either neither")
_ENVOYS = lexicon.words("ambassador envoy adviser advisor representative consul delegate")
_OBJECTS = lexicon.words("him her them me us")
_OCCASIONS = lexicon.words(
    """statement interview speech tweet email e-mail letter post briefing conference call release memo note video
    report reply response message testimony debate news television twitter facebook telephone phone"""
)
_SAYING = lexicon.words("said says added adds told tells called noted asked wrote argued warned promised vowed")
_AFTER_CLAUSE = lexicon.words("according though although while")
_AFTER_THING = lexicon.words(
    """after before during since until amid despite because if when while whilst although though as once unless
    whereas"""
)
_REDUCED = re.compile("[nN]ve{0,2}$")
#: What goes on with a list after its first group: ``, his sisters, the team and``.
_LIST = re.compile("(?:,[dNn#Poq]{1,8}){1,8},?c(?=[dNn#Pq])")
_SPEECH_END = re.compile("[^Q]")


# --- Groups of nouns ----------------------------------------------------------------------------------------


def group_start(page: Page, last: int, low: int) -> int | None:
    """Return the first token of the group of nouns that a token ends, or None if it ends none.

    It goes left over names, nouns, numbers and what can stand inside a group: brackets, ``of`` and other links
    after a noun, words in -ed and -ing beside a noun, ``and`` where the group opens its clause.
    """
    tags = page.tags
    low = max(low, last - REACH)
    start = None
    at = last
    while at >= low:
        tag = tags[at]
        if tag == "d":
            return _article_start(page, at, last, low, start)
        if tag == ")":
            opening = _opening(page, at, low)
            if opening is None:
                break
            at = opening
            start = opening + 1 if start is None else start
        elif _belongs_left(page, at, low, start):
            start = at if tag in "Nn#PVge" and (tag != "e" or _is_time_noun(page, at, low, start)) else start
            if tag == "e" and (at == low or tags[at - 1] not in "dPpoNv"):
                break
        elif tag == "e":
            break
        else:
            break
        at -= 1
    while start is not None and start < last and tags[start] in "cop,m":
        start += 1
    return start


def _article_start(page: Page, article: int, last: int, low: int, start: int | None) -> int | None:
    """Return where a group with an article begins: mostly there, or before ``of`` and ``all``."""
    if start is None:
        return article if article == last and page.words[article] in POINTERS else None
    before = article - 1
    if before < low:
        return article
    if page.tags[before] == "p":  # as in "on the same day Japan's ministry"
        for at in range(article + 1, min(article + 4, last)):
            if page.words[at] == "day" and page.tags[at + 1] in "NP":
                return at + 1
    if page.tags[before] == "d":
        return before
    if page.tags[before] not in "opi" or page.words[before] not in _LINKS or before == low:
        return article
    last = before - 1
    if page.tags[last] == "v" and last > low:  # as in officials briefed on the plan
        last -= 1
    further = group_start(page, last, low) if page.tags[last] in "Nn#PV" else None
    return article if further is None else further


def _is_time_noun(page: Page, at: int, low: int, start: int | None) -> bool:
    return start is None or (at > low and page.tags[at - 1] in "dPpo")


def _belongs_left(page: Page, at: int, low: int, start: int | None) -> bool:
    """Tell whether a token is inside a group of nouns whose later tokens are known."""
    tags = page.tags
    tag = tags[at]
    before = tags[at - 1] if at > low else " "
    after = tags[at + 1] if start is not None else " "
    if tag in "Nn#P":
        return True
    if tag == "q":
        return start is not None or at > low
    if tag == "V":  # with an article before it a form of a cue verb is a noun or an adjective
        named = start is None and before in "N m" and page.words[at].endswith("s")
        return before in "dPo#" or named or (start is None and before == "N" and tags[at - 2 : at - 1] == "d")
    if tag == "e":
        return not _opens_time(page, at, low) if start is not None else before in "dPN"
    if tag == "g" and start is None:
        return before in "dPNn#"
    if start is None:
        return False
    if tag == "p" and _REDUCED.search(tags, max(low, at - 5), at):  # photos published on Friday by the council
        return True
    if tag in "opi":
        return before in "Nn#P)q" and page.words[at] in _LINKS
    if tag == "c":
        return before in _NOUNS and _joins_subjects(page, at, low)
    if tag in "vg":
        return (before in "nN" and after in "pioe") or (after in "nN" and before in "dnP#Nom,p")
    return tag == "m" and after in "#nvgV"


def _opens_time(page: Page, at: int, low: int) -> bool:
    """Tell whether a word of time before a group is part of a phrase of its own, as in ``on Monday China``."""
    first = at
    while first > low and first > at - 4 and page.tags[first - 1] in "denm":
        first -= 1
    return first > low and page.tags[first - 1] == "p"


def _joins_subjects(page: Page, joint: int, low: int) -> bool:
    """Tell whether ``and`` joins two groups that share a verb: what is before it must open the clause."""
    at = joint - 1
    floor = max(low, joint - 14)
    while at >= floor and page.tags[at] in "Nn#Pdo":
        at -= 1
    # As in Institute for Farming and Trade.
    is_name = page.words[at] in ("of", "for") and page.tags[joint - 1 : joint + 2] == "NcN"
    return at < low or is_name or page.tags[at] in ",tub;:c-Q" or (page.tags[at] == "V" and at + 1 < joint)


def _opening(page: Page, closing: int, low: int) -> int | None:
    at = page.tags.rfind("(", max(low, closing - 16), closing)
    return None if at < 0 else at


def group_end(page: Page, first: int, high: int) -> int:
    """Return the end of the group of nouns that a token begins; that token itself if it begins none."""
    tags = page.tags
    high = min(high, first + REACH)
    if first >= high:
        return first
    if tags[first] == "s" or page.words[first] in _OBJECTS:
        return first + 1
    at = first
    while at < high:
        if tags[at] == "(":
            closing = tags.find(")", at, high)
            at = high - 1 if closing < 0 else closing
        elif not _belongs_right(page, at, first, high):
            break
        at += 1
    while at > first and tags[at - 1] in "opcid" and not (tags[at - 1] == "d" and at - 1 == first):
        at -= 1
    return at


def _belongs_right(page: Page, at: int, first: int, high: int) -> bool:
    """Tell whether a token is inside a group of nouns whose earlier tokens are known."""
    tags = page.tags
    tag = tags[at]
    last = tags[at - 1] if at > first else " "
    following = tags[at + 1] if at + 1 < high else " "
    if tag in "N#Pqn":
        return True
    if tag == "d":
        return last in " opcdi"
    if tag in "Vvg":
        if last == "m" or (last == "N" and tags[first] == "d" and page.words[at].endswith("ing")):
            return True
        return last in "dPo#" or (tag == "g" and last == "N") or (last in "nN" and tag == "V" and _is_noun(page, at))
    if tag == "o":
        return last != " "
    if tag in "pi":
        is_role = last in "nV" or (last == "N" and page.words[at - 1] in _ENVOYS)
        ends = "dNP" if tag == "i" else "dNnP#"
        return is_role and page.words[at] in _LINKS and following in tuple(ends) and _names_role(page, at, high)
    if tag == "c":
        return last != " " and following in "NnP#d"
    return tag == "m" and last in " d" and following in "#nvV"


def _is_noun(page: Page, at: int) -> bool:
    """Tell whether a form of a cue verb after a noun is a noun itself, as in ``the same report``."""
    following = page.tags[at + 1 : at + 2]
    form = lexicon.cue_forms()[page.words[at]]
    return following == "o" or (form.cue.noun and form.form in ("base", "s") and following in ("", ".", ","))


def _names_role(page: Page, preposition: int, high: int) -> bool:
    """Tell whether what follows a preposition belongs to the noun before it, not to time or occasion."""
    for at in range(preposition + 1, min(high, preposition + 6)):
        if page.tags[at] == "e" or page.words[at] in _OCCASIONS:
            return False
        if page.tags[at] in ",.;:tasxpor":
            break
    return True


# --- Groups of verbs and their subjects -----------------------------------------------------------------------


def verb_start(page: Page, verb: int, low: int) -> tuple[int, bool, bool]:
    """Return where the group of a verb begins, whether it is passive, and whether ``to`` stands alone before it."""
    tags, words = page.tags, page.words
    at = verb
    passive, nearest = False, True
    floor = max(low, verb - 12)
    while at > floor:
        tag = tags[at - 1]
        if tag == "i":
            joint = at - 2 if at - 2 < floor or words[at - 2] != "on" else at - 3
            if joint < floor or words[joint] not in _CATENATIVES:
                return at, passive, True
            at, nearest = joint, False
        elif tag == "a":
            passive = passive or (nearest and words[at - 1] in _BE)
            at, nearest = at - 1, False
        elif tag == "m" or (at == verb and words[at - 1] in BEGINNINGS and words[at].endswith("ing")):
            at -= 1
        else:
            break
    return at, passive, False


def subject(page: Page, verb: int, low: int) -> Range | None:
    """Return the group of nouns before a group of verbs, with its apposition; of ``who`` only that word."""
    if verb - 1 < low:
        return None
    last = before_time(page, verb - 1, low)
    if last > low + 1 and last < verb - 1 and page.tags[last] == "v" and page.tags[last - 1] in "nN":
        last -= 1  # as in a poll released Wednesday
    tag = page.tags[last]
    if tag in "sr":
        return None if page.words[last] == "whose" else (last, last + 1)
    if tag == "t":
        return (last, last + 1) if antecedent(page, last, low) else None
    if tag in ",-":
        return _with_apposition(page, last, low)
    start = None if tag == "P" else group_start(page, last, low)
    if start is None:
        return None
    if page.tags[max(low, start - 2) : start] == "ap":  # as in "officials have in the past said"
        return subject(page, verb_start(page, start - 1, low)[0], low)
    if start - 1 >= low and page.tags[start - 1] in "vVa":
        start = _relative_head(page, start - 1, low) or start
    return start, last + 1


def before_time(page: Page, last: int, low: int) -> int:
    """Step over a time between a source and its cue: ``on Monday``, ``last week``, ``two days ago``."""
    tags = page.tags
    at = last
    if page.words[last] == "ago":
        at -= 1
        while at > low and (tags[at] in "#pme" or at == last - 1):
            at -= 1
        return at - 1 if page.words[at] in ("less", "more") and at > low else at
    while at > low and tags[at] in "e#":
        at -= 1
    if "e" not in tags[at + 1 : last + 1]:
        return last
    opens_time = tags[at] == "p" or page.words[at] in ("this", "that")
    if at < last and opens_time and at > low and tags[at - 1] != ",":
        return at - 1
    return at if at < last and tags[at] in "Nns)v" and tags[last] == "e" else last


def without_time(page: Page, first: int, end: int) -> Range:
    """Leave out a time at the end of a group of words: *said Tuesday* and *said on the same day* are *said*."""
    tags = page.tags
    at = end - 1
    while at > first and tags[at] in "e#md":
        at -= 1
    if "e" not in tags[at + 1 : end]:
        return first, end
    return first, at if at > first and tags[at] == "p" else at + 1


def antecedent(page: Page, relative: int, low: int) -> Range | None:
    """Return the group of nouns that ``who``, ``which`` or ``that`` points to."""
    last = relative - 1
    if last >= low and page.tags[last] == ",":
        last -= 1
    start = group_start(page, last, low) if last >= low else None
    return None if start is None else (start, last + 1)


def _relative_head(page: Page, verb: int, low: int) -> int | None:
    """Return the start of ``people who saw it`` where ``it`` stands before the verb."""
    tags = page.tags
    for at in range(verb, max(low, verb - 10), -1):
        if tags[at] in ",;:Q":
            return None
        if tags[at] == "r" or (tags[at] == "t" and tags[at - 1] in "nN"):
            return group_start(page, at - 1, low)
    return None


def main_subject(page: Page, low: int, verb: int) -> Range | None:
    """Return the subject of the clause that a participle or a second verb hangs on."""
    tags = page.tags
    low = max(low, verb - 2 * REACH)
    for at in range(verb - 2, low, -1):
        if tags[at] in "b;:" or (tags[at] == "u" and tags[at - 1] in ",-"):
            low = at + 1
            break
    if tags[low] in "upgmV":
        low = max(low, tags.find(",", low, verb - 1) + 1)
    for at in range(low + 1, verb):
        if tags[at] in "avxV" and (found := subject(page, verb_start(page, at, low)[0], low)):
            return found
    low += tags[low] == "m" and tags[low + 1 : low + 2] == "s"
    end = group_end(page, low, verb) if tags[low] == "s" or (tags[verb - 1] == "b" and tags[low] in "dN") else low
    return (low, end) if end > low else None


# --- Apposition -----------------------------------------------------------------------------------------------


def _with_apposition(page: Page, comma: int, low: int) -> Range | None:
    """Return ``Ann Lee, a spokeswoman for the army`` given the comma after it."""
    floor = max(low, comma - REACH)
    right = comma
    while (left := _mark_before(page, right, floor)) is not None and _is_apposition(page, left, right, floor):
        if right < comma and page.tags[left + 1] == "N":  # a name that has an apposition is none itself
            return left + 1, comma
        right = left
    start = group_start(page, right - 1, low) if right < comma else None
    if start is None:
        return None
    beside = page.tags[right + 1 : comma]
    return (start, right) if beside[:1] == "r" or beside.strip("m") == "" else (start, comma)


def _mark_before(page: Page, at: int, floor: int) -> int | None:
    """Return the comma before a comma, or the dash before a dash."""
    mark = page.tags[at]
    for left in range(at - 1, floor - 1, -1):
        if page.tags[left] == mark:
            return left if left + 1 < at else None
        if page.tags[left] in "Q;:":
            return None
    return None


def _is_apposition(page: Page, comma: int, end: int, floor: int) -> bool:
    """Tell whether words between commas can say who the person before them is."""
    tags = page.tags
    start = group_start(page, comma - 1, max(floor, comma - 20))
    if start is None:
        return False
    tag = tags[comma + 1]
    if tag in "N#" and ((tags[start] == "n" and tags[comma - 1] != "N") or _is_adverbial(page, comma, floor)):
        return False
    if tag in "dr#govpP" or (tag == "V" and page.words[comma + 1].endswith("ing")):
        return True
    if tag == "N":
        is_clause = tags[end - 1] == "V"
        return not is_clause and (end - comma <= 5 or any(mark in "opP" for mark in tags[comma + 1 : end]))
    return tag in "nm" and not any(mark in "as" for mark in tags[comma + 1 : end])


def _is_adverbial(page: Page, comma: int, floor: int) -> bool:
    """Tell whether what stands before a comma is ``After the match`` rather than a name."""
    first = comma
    while first > floor and page.tags[first - 1] not in ",Q;:":
        first -= 1
    return page.tags[first] in "pumeg"


def source_end(page: Page, first: int, high: int) -> int:
    """Return the end of a source that follows its cue, with its apposition."""
    tags = page.tags
    end = group_end(page, first, high)
    while first < end and end + 1 < high and tags[end] == "," and tags[end + 1] in "dNn#":
        stop = end + 1
        relative = False
        while stop < min(high, end + REACH) and tags[stop] not in ",Q;:-":
            relative = relative or tags[stop] == "r"
            is_clause = tags[stop] in "sxbua" or (tags[stop] in "Vv" and tags[stop - 1] == "N")
            if not relative and is_clause:
                return end
            stop += 1
        if stop < high and tags[stop] in "sxb":
            break
        beyond = stop + 1
        if beyond < high and tags[stop] == "," and tags[beyond] in "Vva" and not page.words[beyond].endswith("ing"):
            break  # it is the subject of what comes next
        end = stop
        if tags[end - 1] == ".":
            return end - 1
    return end


# --- Ends of contents -------------------------------------------------------------------------------------------


def clause_end(page: Page, first: int, high: int) -> int:
    """Return where a content that is a clause ends."""
    tags = page.tags
    at = first
    left = LONGEST
    while at < high and left:
        tag = tags[at]
        if tag == "Q":
            beyond = _SPEECH_END.search(tags, at, high)
            at = beyond.start() if beyond else high
            continue
        if tag == ";":
            break
        if at > first and at + 1 < high:
            if tag == "," and _is_new_clause(page, at + 1, high):
                break
            if tag == "c" and _is_second_cue(page, at + 1, high):
                break
            if tag in "ub" and tags[at + 1] == "V" and page.words[at + 1].endswith("ing"):
                break  # as in "while adding that", "but suggesting that"
        at += 1
        left -= 1
    return at


def _is_new_clause(page: Page, at: int, high: int) -> bool:
    """Tell whether what follows a comma is no longer the content: ``, adding``, ``, but``, ``, he said``."""
    tags, words = page.tags, page.words
    if tags[at] == "m" and at + 1 < high:
        at += 1
    if tags[at] == "V":
        return words[at].endswith("ing")
    following = at + 1
    if following < high and tags[at] == "s":
        return tags[following] == "V" and words[following] in _SAYING
    if tags[at] in "dN":
        verb = group_end(page, at, min(high, at + 10))
        return at < verb < high and tags[verb] == "V" and words[verb] in _SAYING
    if following < high and tags[at] in "cb":
        return tags[at] == "b" or _is_second_cue(page, following, high)
    return words[at] in _AFTER_CLAUSE


def _is_second_cue(page: Page, at: int, high: int) -> bool:
    high = min(high, at + 6)
    while at < high and page.tags[at] in "ma":
        at += 1
    return at < high and page.tags[at] == "V" and page.words[at] in _SAYING


def act_end(page: Page, first: int, high: int) -> int:
    """Return where a content with ``to`` ends: like a clause, but before a second verb in the past."""
    end = clause_end(page, first, high)
    joint = next((at for at in range(first + 1, end - 1) if page.tags[at] == "c" and page.tags[at + 1] in "va"), end)
    return joint if joint - first < REACH else end


def thing_end(page: Page, first: int, high: int) -> int:
    """Return where a content that is a group of nouns ends, with what hangs on it."""
    tags = page.tags
    high = min(high, first + LONGEST)
    at = first
    while at < high:
        tag = tags[at]
        if at > first:
            if tag == "," and (listed := _LIST.match(tags, at, high)) and page.words[listed.end() - 1] == "and":
                at = listed.end()
                continue
            if tag in ",;:-b" or (tag in "up" and _ends_thing(page, at, high)):
                break
            if tag == "c" and at + 1 < high and tags[at + 1] in "vVas":
                break
            if tag == "p" and not _OCCASIONS.isdisjoint(page.words[at + 1 : min(high, at + 4)]):
                break
            if tag == "a" and tags[at - 1] in "nN" and not any(mark in "rtuQ" for mark in tags[first:at]):
                break
        at += 1
    return at


def _ends_thing(page: Page, at: int, high: int) -> bool:
    """Tell whether a word opens what is no longer part of a thing; ``as a tool`` is, ``as the court rose`` is not."""
    if page.words[at] == "as":
        if page.words[at + 1] in ("well", "many", "much"):
            return False
        end = group_end(page, at + 1, min(high, at + 20))
        return page.tags[at + 1 : at + 2] in ("", "s", "x") or page.tags[end : end + 1] in ("a", "v", "V")
    return page.words[at] in _AFTER_THING


def relative_end(page: Page, first: int, high: int) -> int:
    """Return where the thing of a relative clause ends: before the verb of the clause around it."""
    end = thing_end(page, first, high)
    tags = page.tags
    return next((at for at in range(first + 1, end) if tags[at] in "avV" and tags[at - 1] in "nN"), end)
