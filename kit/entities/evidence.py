"""What one mention tells: the reasons that a candidate's own words and its neighbours give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.entities.candidates import Candidate
from kit.entities.lexicon import Lexicon

#: A rule's id and the word that made it fire.
Evidence = tuple[str, str]

SUFFIXES = frozenset(
    ("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V", "VI", "VII", "VIII", "XII", "XIV", "XVI", "XXIII")
)

_AGE = re.compile(r", (?:aged )?\d\d?(?=[,.;)]| and )| \((?:aged? )?\d\d?\)")
_SHORT_FORM = re.compile(r" \((?:the )?([A-Z][A-Za-z.&-]{1,9})[);,]")
_PLURAL_SHORT_FORM = re.compile(r"[A-Z]{2,}s$")
_SURNAME_ENDING = re.compile(
    r"(?<=[a-zé])(?:enko|chuk|ov|ev|ova|eva|skiy|skyy|sky|ski|ska|vich|vić|vic|yan|ian|dze|shvili|sson|sen|"
    r"dottir|dóttir|oglu|oğlu|poulos|akis|idis|escu|enez|ez|berg|stein|mann|nen|wala|wal|zadeh|pour|singh|kar|man|son|"
    r"elli|etti|ucci|ini)$"
)
_PLACE_ENDING = re.compile(
    r"(?<=[a-z])(?:ville|burg|burgh|shire|abad|grad|pur|stan|ton|town|ford|mouth|ham|bury|borough|chester|port|"
    r"haven|field|wick|sk|polis|kirk|dorf|furt|hausen|stad|vik|fjord|gorod|lands?)$"
)
_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[A-Z]\.){2,3}")
_INNER_CAPITAL = re.compile(r"[^\W\d_]*[a-z][A-Z]|[a-z]+[A-Z]|\w*&|\w*\d")
#: Capitals and a number (JS151), or a word, a hyphen and a number.
_MODEL = re.compile(r"[A-Z]{1,5}\d{1,4}[A-Z]?|[^\W\d_]{1,15}-\d{1,4}[A-Z]?")
_NAME_PREFIX = re.compile(r"(?:Ma?c|De|Le|La|Di|Van|Von|Fitz|Du)[A-Z]|[a-z]{1,3}['’-]")

_OPENING_MARKS = str.maketrans(dict.fromkeys('“"‘(', " "))
_DETERMINERS = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "our",
        "his",
        "her",
        "my",
        "your",
        "each",
        "every",
        "some",
        "any",
    )
)
#: The rest of a line that begins with a place: TARN, Kenya (AFP) --, and without an agency after capitals only.
_DATELINE = re.compile(r"(?:, [^()\n]{1,40})? \([A-Z][^()\n]{1,30}\) ?(?:--|[-–—])")
_BARE_DATELINE = re.compile(r"(?:, [^()\n–—]{1,40})? (?:--|[-–—]) ")
#: The other end of a way that begins or ends in a place which is said to lie somewhere: from Tarn in Kenya to ...
_TO_ELSEWHERE = re.compile(r" in (?:[A-Z][\w-]{1,15} ){1,3}to [A-Z]")
_FROM_ELSEWHERE = re.compile(r"from (?:[A-Z][\w-]{1,20} ){1,2}in (?:[A-Z][\w-]{1,15} ){1,3}to $")
#: What may stand after a name that tells where something is.
_PAUSE = re.compile(r"[.,;:)”\"]|\n| (?:on|in|after|before|last|this|for|is|was) ")
_ONE = re.compile(r"\b[Aa]n? $")
_OWNS = re.compile("['’]s? ")
_DISTANCE = re.compile(
    r", (?:about |some |around )?[\d,.]{1,7} ?(?:km|kilomet(?:re|er)s|miles) (?:\([^()\n]{1,20}\) )?[a-z-]{2,14} "
)
#: Words that may open a sentence before a place: In Kenya, ...
_OPENING = frozenset(("In", "Near", "Across", "Throughout", "Around", "Outside", "Inside", "From", "Leaving"))
_NEAR = frozenset(("in", "near", "across", "throughout", "around", "outside", "into", "inside"))
_CREDITS = frozenset(("Image:", "Photo:", "Image;", "Credit:", "Photograph:", "Picture:", "Photo", "by"))
_MADE = frozenset(
    (
        "Photo",
        "Image",
        "photo",
        "image",
        "Photograph",
        "photographed",
        "directed",
        "written",
        "created",
        "composed",
    )
)
_APPOSITIVE_OPENERS = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "his",
            "her",
            "its",
            "their",
            "one",
            "then",
            "former",
            "senior",
            "executive",
            "deputy",
            "chief",
        ),
        *(
            "president",
            "director",
            "head",
            "professor",
            "spokesman",
            "spokeswoman",
            "chairman",
            "founder",
            "co-founder",
        ),
        *("author", "secretary", "general", "leader", "foreign"),
    )
)
_CLAUSE_WORDS = frozenset(("which", "that", "in", "where", "who", "and"))
_ARTICLES = frozenset(("a", "an", "the", "one", "its", "their"))
_LIST_RULES = {"countries": "country", "regions": "region", "places": "city", "events": "event-list"}
_COUNTRY_RULES = frozenset(("country", "region"))
_PLACE_RULES = frozenset(("country", "region", "city"))
_NOT_OF_COUNTRIES = frozenset(("acronym", "short-form-after", "speaks-after"))
_KNOWN_RULES = frozenset((*_LIST_RULES.values(), "organisation"))
_FIRST_RULES = {"PLACE": "place-first", "EVENT": "event-word", "ORG": "org-first", "WORK": "work-word"}
_HEAD_RULES = {
    "ORG": ("org-word",),
    "PLACE": ("place-word",),
    "EVENT": ("event-word",),
    "OTHER": ("other-word",),
    "BOTH": ("org-or-place", "place-or-org"),
    "TITLE": ("title-alone",),
    "WORK": ("work-word",),
}


@dataclass(frozen=True)
class Cues:
    """The cue words, turned round for look-up: each word with the rules that it makes fire."""

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    kin: frozenset[str]
    org_after: frozenset[str]
    kind_of_place: frozenset[str]
    ruled_place: frozenset[str]
    kind_of_org: frozenset[str]
    works_for: frozenset[str]
    place_has: frozenset[str]
    directions: frozenset[str]
    travels: frozenset[str]
    runs_between: frozenset[str]
    believes_in: frozenset[str]
    comes_from: frozenset[str]
    dweller: frozenset[str]


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule, words in table.items():
        for word in words:
            found[word].append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


def cues_of(lexicon: Lexicon) -> Cues:
    """Turn the cue lists round."""

    def words(name: str) -> frozenset[str]:
        return lexicon.cues.get(name, frozenset())

    return Cues(
        before=_inverted(
            {
                "person-verb-before": words("speaks-before"),
                "in-before": words("is-in"),
                "goes-to-before": words("goes-to"),
                "direction-before": words("direction"),
                "org-kind-before": words("kind-of-org"),
                "named-before": words("is-person-before"),
                "job-before": lexicon.jobs,
            }
        ),
        after=_inverted(
            {
                "speaks-after": words("speaks"),
                "speaks-after-org": words("speaks"),
                "acts-after": words("acts"),
                "org-after": (words("org-after") | lexicon.jobs) - words("dweller"),
                "org-acts-after": words("org-acts"),
                "org-kind-after": words("kind-of-org") - words("org-after") - lexicon.jobs,
                "place-after": words("place-after"),
            }
        ),
        kin=words("kin-after"),
        org_after=words("org-after"),
        kind_of_place=words("kind-of-place"),
        ruled_place=words("rules-place"),
        kind_of_org=words("kind-of-org"),
        works_for=words("works-for"),
        place_has=words("place-has"),
        directions=words("direction"),
        travels=words("travels"),
        runs_between=words("runs-between"),
        believes_in=words("believes-in"),
        comes_from=words("comes-from") | (lexicon.jobs - words("works-for")),
        dweller=words("dweller"),
    )


def gather(text: str, candidate: Candidate, lexicon: Lexicon, cues: Cues) -> list[Evidence]:
    """Return the reasons for a candidate: what lists, its own words, and the words around it tell."""
    if candidate.titled:
        return [(candidate.titled, candidate.cue)]
    found = _from_lists(candidate, lexicon)
    listed = {rule for rule, _ in found}
    found += _from_shape(candidate, lexicon, listed)
    if not candidate.heading:
        found += _from_before(text, candidate, lexicon, cues)
        found += _from_after(text, candidate, lexicon, cues)
    if "organisation" in listed and not listed & _PLACE_RULES:
        # The Huffington Post, US surface ozone: a place after the comma tells nothing about a known body.
        found = [(rule, cue) for rule, cue in found if rule != "place-pair"]
    if listed & _COUNTRY_RULES:
        # A country has short forms and letters, too (DPRK, UAE); they tell nothing about an organisation.
        # And that it speaks makes it no person: a capital speaks for its government.
        found = [(rule, cue) for rule, cue in found if rule not in _NOT_OF_COUNTRIES]
    return found


def _from_lists(candidate: Candidate, lexicon: Lexicon) -> list[Evidence]:
    found: list[Evidence] = []
    name = candidate.text.replace("’", "'")
    words = candidate.words
    first = words[0]
    known = lexicon.known(lexicon.spelt(name))
    for row in known:
        found.append((_LIST_RULES.get(row.source, "organisation"), name))
    if name in lexicon.demonyms:
        found.append(("demonym", name))
    if name in lexicon.people and candidate.head != "TITLE":
        found.append(("well-known" if " " in name else "well-known-surname", name))
    if name in lexicon.abbreviations or _PLURAL_SHORT_FORM.match(name):
        found.append(("abbreviation", name))
    if known and len(words) > 1:
        return found
    if first in lexicon.given:
        found.append(("given-name" if len(words) > 1 and not candidate.head else "given-name-alone", first))
    elif first in lexicon.surnames:
        short = all(len(word) < 7 or "-" in word for word in words[1:])
        if len(words) == 1:
            found.append(("family-name", first))
        elif len(words) <= 3 and short and not candidate.head:
            found.append(("asian-name", first))
    if len(words) > 1 and words[-1] in lexicon.surnames and first not in lexicon.surnames and not candidate.head:
        found.append(("family-name", words[-1]))
    return found


def _from_shape(candidate: Candidate, lexicon: Lexicon, rules: set[str]) -> list[Evidence]:
    found: list[Evidence] = []
    if candidate.particle:
        found.append(("particle", candidate.particle))
    if candidate.head and not rules & _KNOWN_RULES:
        fired = _HEAD_RULES[candidate.head]
        if fired == ("org-word",) and candidate.cue != candidate.words[-1]:
            fired = ("org-of",)
        found += [(rule, candidate.cue) for rule in fired]
    if len(candidate.words) == 1:
        found += _one_word(candidate.words[0], lexicon, bool(rules & _KNOWN_RULES))
        if not found and not rules:
            found.append(("unusual-word", candidate.text))
        return found
    return found + _more_words(candidate, lexicon, rules)


def _one_word(word: str, lexicon: Lexicon, known: bool) -> list[Evidence]:
    if not known and not word.isalpha() and _MODEL.fullmatch(word):
        return [("model-number", word)]
    if word.isupper():
        return [("acronym", word)] if len(word) > 1 and (len(word) > 2 or word[1] != ".") else []
    found = []
    if _INNER_CAPITAL.match(word) and not _NAME_PREFIX.match(word):
        found.append(("inner-capital", word))
    if lexicon.is_common(word):
        return [*found, ("common-word", word)]
    if known:
        return found
    surname, place = _SURNAME_ENDING.search(word), _PLACE_ENDING.search(word)
    if surname and len(word) > 4:
        found.append(("surname-ending", surname.group()))
    if place and len(word) > 5:
        found.append(("place-ending", place.group()))
    return found


def _more_words(candidate: Candidate, lexicon: Lexicon, rules: set[str]) -> list[Evidence]:
    found: list[Evidence] = []
    words = candidate.words
    first, last = words[0], words[-1]
    if not candidate.head and not last.isalpha() and _MODEL.fullmatch(last):
        found.append(("model-number", last))
    if last in SUFFIXES:
        found.append(("suffix", last))
    initials = [
        word for word in words[: max(1, len(words) - 1)] if _INITIAL.fullmatch(word) and word not in ("U.S.", "U.N.")
    ]
    if initials and not rules & _KNOWN_RULES:
        found.append(("initial", initials[0]))
    if candidate.head or rules & _KNOWN_RULES:
        return found
    if first in lexicon.first_heads:
        found.append((_FIRST_RULES[lexicon.first_heads[first]], first))
    ordinary = sum(
        _is_ordinary(word, lexicon) for word in (first, *(w for w in words[1:] if w not in lexicon.surnames))
    )
    if ordinary == len(words):
        found.append(("all-common", ""))
    elif len(words) <= 4:
        if first in lexicon.names or first in lexicon.demonyms:
            found.append(("place-inside", first))
        elif not ordinary and not any(word.isupper() and len(word) > 1 and word.isalpha() for word in words):
            found.append(("person-shape", ""))
    return found


def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    return word not in lexicon.given and lexicon.is_common(word)


def _from_before(text: str, candidate: Candidate, lexicon: Lexicon, cues: Cues) -> list[Evidence]:
    if candidate.title:
        return [("title-before", candidate.title)]
    if opens_report(text, candidate.start, candidate.end):
        return [("dateline", "")]
    left = text[max(0, candidate.start - 40) : candidate.start].rpartition("\n")[2]
    if not left or left[-1] not in " \u00a0“\"‘'(":
        return []
    words = left.translate(_OPENING_MARKS).split()
    if not words:
        return []
    last = words[-1]
    if last in _CREDITS and (last != "by" or len(words) == 1 or words[-2] in _MADE):
        return [("photo-before", last)]
    if last[-1:] == ",":
        return [("job-before", last[:-1])] if last[:-1] in lexicon.jobs else []
    found: list[Evidence] = []
    article = last in _DETERMINERS
    if article:
        if last == "the":
            found.append(("the-before", last))
        words = words[:-1]
        last = words[-1] if words else ""
        if last in _NEAR:
            return [*found, ("in-before", f"{last} the")]
    kind = words[-2] if len(words) > 1 else ""
    if last == "of":
        if kind in cues.kind_of_place or kind in cues.ruled_place:
            found.append(("place-kind-before", f"{kind} of"))
        elif kind in cues.works_for or kind in cues.kind_of_org:
            found.append(("works-for-before", f"{kind} of"))
        elif kind[-1:] == "," and not article:
            found.append(("of-before", last))
        return found
    if last in ("for", "with", "at", "from") and (
        kind in cues.works_for or (kind in lexicon.jobs and last in ("for", "at"))
    ):
        found.append(("works-for-before", f"{kind} {last}"))
    if last == "at":
        return [*found, ("at-before", last), ("at-before-org", last)]
    if last in cues.kind_of_place and _PAUSE.match(text, candidate.end):
        return [("place-kind-before", last)]
    return found if article else found + _plain_before(text, candidate, (kind, last), lexicon, cues)


def _plain_before(
    text: str, candidate: Candidate, before: tuple[str, str], lexicon: Lexicon, cues: Cues
) -> list[Evidence]:
    """Read the two words that stand right before a name: faith in, flew to, In at the start of a sentence."""
    kind, word = before
    last = word.lower() if word in _OPENING else word
    found: list[Evidence] = []
    if last == "in":
        if kind in cues.believes_in or _OWNS.match(text, candidate.end):
            return []  # faith in Trelk, shares in Trelk, in Trelk's view: not where
        if _PAUSE.match(text, candidate.end) and not lexicon.is_common(candidate.words[-1]):
            found.append(("in-then-pause", word))
    elif (
        (last in ("to", "from") and kind in cues.travels)
        or (last == "from" and kind in cues.comes_from)
        or (last == "between" and kind in cues.runs_between)
        or (last == "from" and _TO_ELSEWHERE.match(text, candidate.end))
        or (last == "to" and _FROM_ELSEWHERE.search(text, max(0, candidate.start - 70), candidate.start))
    ):
        found.append(("travels-before", f"{kind} {last}"))
    return found + [(rule, word) for rule in cues.before.get(last, ())]


def opens_report(text: str, start: int, end: int) -> bool:
    """Say whether a name begins its line as the place of a report does: TARN, Kenya (AFP) --."""
    if start and text[start - 1] != "\n":
        return False
    rest = text[end : end + 90].partition("\n")[0]
    return bool(_DATELINE.match(rest) or (text[start:end].isupper() and _BARE_DATELINE.match(rest)))


def _from_after(text: str, candidate: Candidate, lexicon: Lexicon, cues: Cues) -> list[Evidence]:
    right = text[candidate.end : candidate.end + 90].partition("\n")[0]
    sign = right[:1]
    if sign == " ":
        return _after_space(text, right, candidate, cues)
    if sign == ",":
        if _AGE.match(right):
            return [("age-after", "")]
        if right.startswith(", who"):
            return [("who-after", "who")]
        if _DISTANCE.match(right):
            return [("lies-after", right[2:].partition(" of ")[0])]
        return _appositive(right[2:], lexicon, cues)
    if sign and sign in "'’" and right[1:3] == "s ":
        word = _first_word(right[3:])
        if word in cues.kin:
            return [("kin-after", word)]
        if word in cues.place_has:
            return [("place-has-after", word)]
        return [("org-after", word)] if word in cues.org_after else []
    if sign == "-" and right.startswith(("-based", "-born", "-headquartered")):
        return [("based-after", right[:6])]
    return []


def _after_space(text: str, right: str, candidate: Candidate, cues: Cues) -> list[Evidence]:
    if right[1:2] == "(":
        if _AGE.match(right):
            return [("age-after", "")]
        short = None if opens_report(text, candidate.start, candidate.end) else _SHORT_FORM.match(right)
        if short and len(candidate.words) > 1 and sum(letter.isupper() for letter in short[1]) > 1:
            return [("short-form-after", short[1])]
        return []
    word = _first_word(right[1:])
    if word in ("who", "whose", "himself", "herself"):
        return [("who-after", word)]
    if word in cues.dweller and _ONE.search(text[max(0, candidate.start - 4) : candidate.start]):
        return [("dweller-after", word)]
    return [(rule, word) for rule in cues.after.get(word, ())]


def _first_word(right: str) -> str:
    return right[:30].partition(" ")[0].rstrip('.,;:”"')


def _appositive(right: str, lexicon: Lexicon, cues: Cues) -> list[Evidence]:
    """Read what stands after a comma: a place that holds this one, or what the named one is."""
    if right[:1].isupper():
        words = re.split(r"[,.;]", right, maxsplit=1)[0].split(" ")
        for stop in range(min(3, len(words)), 0, -1):
            place = " ".join(words[:stop])
            if any(known.label == "PLACE" for known in lexicon.names.get(place, ())):
                return [("place-pair", place)]
        return []
    words = right.split(" ")[:9]
    if words[0] in ("in", "on") and len(words) > 2 and words[1] in cues.directions:
        return [("lies-after", f"{words[0]} {words[1]}")]
    if words[0] not in _APPOSITIVE_OPENERS:
        return []
    for word in words:
        bare = word.rstrip(",.;:")
        if bare in _CLAUSE_WORDS:
            break
        if bare in lexicon.jobs:
            return [("role-after", bare)]
        if words[0] in _ARTICLES:
            if bare in cues.kind_of_place:
                return [("place-appositive", bare)]
            if bare in cues.kind_of_org:
                return [("org-appositive", bare)]
        if word != bare:
            break
    return []
