"""The named rules of the tagger, one row a rule: its weight, a sentence for learners and two examples.

A rule gives points to one label. The points of all rules that fire, over all mentions of a name in the
article, are added; the label with the most points wins (see :mod:`kit.entities.find`). The label ``"NONE"``
collects what speaks against a capitalised word being any of the names looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Parameters
    ----------
    id : str
        Its name, by which it can be switched off.
    looks_at : str
        ``"list"``, ``"shape"`` (the name's own words), ``"before"``, ``"after"`` or ``"article"``.
    label : str
        The label it speaks for: PERSON, PLACE, ORG, GROUP, EVENT, or NONE.
    weight : float
        Points it gives when it fires once.
    sentence : str
        Why, for a learner; ``{cue}`` is the word that made it fire.
    match, other : str
        A text in which it fires for the name in square brackets, and one in which it does not.
    """

    id: str
    looks_at: str
    label: str
    weight: float
    sentence: str
    match: str
    other: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired for a name, the word that made it fire, and how many points it gave in all."""

    rule: str
    label: str
    points: float
    cue: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


# fmt: off
RULES: tuple[Rule, ...] = (
    # what the lists know
    Rule("country", "list", "PLACE", 3.5,
         "“{cue}” is in the list of countries.",
         "The two flew to [Kenya] on Monday.",
         "The two met [Kenyatta] on Monday."),
    Rule("region", "list", "PLACE", 3.0,
         "“{cue}” is in the list of regions, seas and short forms.",
         "Fighting went on in the [Donbas] overnight.",
         "Fighting went on in [Tarn] overnight."),
    Rule("city", "list", "PLACE", 2.2,
         "“{cue}” is in the list of large cities.",
         "They moved the office to [Wuhan] last year.",
         "They moved the office to [Tarnby] last year."),
    Rule("organisation", "list", "ORG", 3.2,
         "“{cue}” is in the list of organisations.",
         "The figures were reported by [Reuters] first.",
         "The figures were reported by [Rutgard] first."),
    Rule("demonym", "list", "GROUP", 6.0,
         "“{cue}” is in the list of nationalities, peoples and faiths.",
         "Two [Kenyan] runners finished first.",
         "Two [Kenya] runners finished first."),
    Rule("event-list", "list", "EVENT", 4.0,
         "“{cue}” is a well-known event.",
         "The [World Cup] opens on Sunday.",
         "The [World Bank] opens on Sunday."),
    Rule("given-name", "list", "PERSON", 2.6,
         "“{cue}” is a given name, and another name follows.",
         "Later [Amina Trelk] spoke.",
         "Later [Fenmoor Trelk] spoke."),
    Rule("given-name-alone", "list", "PERSON", 1.6,
         "“{cue}” is a given name.",
         "It was [Amina] who called.",
         "It was [Fenmoor] who called."),
    Rule("asian-name", "list", "PERSON", 2.6,
         "“{cue}” is a family name that comes first, before one or two more names.",
         "The note was signed by [Choe Ryong Hae] himself.",
         "The note was signed by [Trelk Ryd] himself."),
    Rule("well-known", "list", "PERSON", 3.0,
         "“{cue}” is in the list of well-known people.",
         "They wrote about [Angela Merkel] then.",
         "They wrote about [Marlow] then."),
    Rule("well-known-surname", "list", "PERSON", 1.7,
         "“{cue}” is the last name of a well-known person.",
         "They wrote about [Merkel] then.",
         "They wrote about [Marlow] then."),
    Rule("abbreviation", "list", "NONE", 4.0,
         "“{cue}” is a common abbreviation, not a name.",
         "They took [DNA] from it.",
         "They took [TQRD] from it."),
    Rule("family-name", "list", "PERSON", 0.8,
         "“{cue}” is a common family name.",
         "Everyone asked for [Kwok] that day.",
         "Everyone asked for [Orchard] that day."),
    # the words of the name itself
    Rule("person-shape", "shape", "PERSON", 1.3,
         "Two or three capitalised words, none an ordinary word, are often a person's name.",
         "Then [Orvik Tandel] left.",
         "Then [Orvik] left."),
    Rule("initial", "shape", "PERSON", 2.0,
         "An initial between or before names is typical of people.",
         "Then [Orvik T. Mandel] left.",
         "Then [Orvik Mandel] left."),
    Rule("suffix", "shape", "PERSON", 2.0,
         "“{cue}” follows people's names.",
         "Then [Orvik Mandel III] left.",
         "Then [Orvik Mandel] left."),
    Rule("particle", "shape", "PERSON", 1.8,
         "“{cue}” joins the parts of people's names.",
         "Then [Orvik van Mandel] left.",
         "Then [Orvik Mandel] left."),
    Rule("surname-ending", "shape", "PERSON", 0.9,
         "Many family names end in “{cue}”.",
         "Nobody had seen [Trokhenko] since.",
         "Nobody had seen [Trokh] since."),
    Rule("place-ending", "shape", "PLACE", 0.9,
         "Many place names end in “{cue}”.",
         "Nobody had seen [Marlville] since.",
         "Nobody had seen [Marl] since."),
    Rule("org-word", "shape", "ORG", 3.2,
         "“{cue}” is a word for an organisation.",
         "The [Tandel Foundation] paid.",
         "The [Tandel] paid."),
    Rule("org-of", "shape", "ORG", 3.4,
         "“{cue} of …” names an organisation.",
         "The [Institute of Tandel Studies] paid.",
         "The [Bay of Tandel] paid."),
    Rule("org-or-place", "shape", "ORG", 1.8,
         "“{cue}” is a word for an organisation or its building.",
         "They knew the [Tandel School] well.",
         "They knew [Tandel] well."),
    Rule("place-or-org", "shape", "PLACE", 1.6,
         "“{cue}” is a word for a building or its organisation.",
         "They knew the [Tandel School] well.",
         "They knew [Tandel] well."),
    Rule("place-word", "shape", "PLACE", 3.0,
         "“{cue}” is a word for a place.",
         "They crossed the [Tandel River] at night.",
         "They crossed [Tandel] at night."),
    Rule("place-first", "shape", "PLACE", 1.6,
         "“{cue}” begins many place names.",
         "They saw [Mount Tandel] at night.",
         "They saw [Tandel] at night."),
    Rule("event-word", "shape", "EVENT", 3.4,
         "“{cue}” is a word for an event.",
         "He won the [Tandel Championships] again.",
         "He won the [Tandel] again."),
    Rule("other-word", "shape", "NONE", 3.4,
         "“{cue}” is a word for a law, a prize, a plan or a product.",
         "They voted for the Tandel [Reform] Act.",
         "They voted for [Tandel] itself."),
    Rule("acronym", "shape", "ORG", 1.5,
         "Capital letters only: short forms are mostly organisations.",
         "Then the [TQRD] replied.",
         "Then the [Taqrad] replied."),
    Rule("inner-capital", "shape", "ORG", 1.0,
         "A capital or a sign inside the word is typical of companies and brands.",
         "Then [TrelkBit] replied.",
         "Then [Trelkbit] replied."),
    Rule("place-inside", "shape", "ORG", 0.8,
         "It begins with the place or people “{cue}”, as many organisations do.",
         "Then the [Kenya Tandels] replied.",
         "Then the [Orvik Tandels] replied."),
    Rule("common-word", "shape", "NONE", 1.7,
         "“{cue}” is an ordinary word, capitalised here.",
         "They took [Internet] lessons.",
         "They took [Trelk] lessons."),
    Rule("all-common", "shape", "NONE", 1.0,
         "It is made of ordinary words.",
         "They saw [Silver Clouds] there.",
         "They saw [Trelk Tarvin] there."),
    # the words before it
    Rule("title-before", "before", "PERSON", 3.5,
         "The title “{cue}” stands before it.",
         "A letter from Dr [Trelk] arrived.",
         "A letter from [Trelk] arrived."),
    Rule("job-before", "before", "PERSON", 2.4,
         "The role “{cue}” stands before it.",
         "A letter from spokesman [Orvik Trelk] arrived.",
         "A letter from [Orvik Trelk] arrived."),
    Rule("person-verb-before", "before", "PERSON", 1.0,
         "“{cue}” before it often goes with a person.",
         "“Go,” said [Trelk].",
         "“Go,” cried some in [Trelk]."),
    Rule("named-before", "before", "PERSON", 0.6,
         "“{cue}” before it often goes with a person.",
         "He was succeeded by [Trelk] then.",
         "He lives in [Trelk] then."),
    Rule("in-before", "before", "PLACE", 1.5,
         "“{cue}” before it often goes with a place.",
         "Thousands live in [Trelk] today.",
         "Thousands like [Trelk] today."),
    Rule("at-before", "before", "PLACE", 0.3,
         "“at” before it goes with a place or an organisation.",
         "Thousands work at [Trelk] today.",
         "Thousands like [Trelk] today."),
    Rule("at-before-org", "before", "ORG", 0.7,
         "“at” before it goes with a place or an organisation.",
         "Thousands work at [Trelk] today.",
         "Thousands like [Trelk] today."),
    Rule("goes-to-before", "before", "PLACE", 0.7,
         "“{cue}” before it often goes with a place.",
         "Thousands fled [Trelk] today.",
         "Thousands like [Trelk] today."),
    Rule("direction-before", "before", "PLACE", 2.2,
         "“{cue}” before it goes with a place.",
         "Fires burned in northern [Trelk] today.",
         "Fires burned for [Trelk] today."),
    Rule("place-kind-before", "before", "PLACE", 2.4,
         "“{cue} of” before it names a place.",
         "He grew up in the village of [Trelk] there.",
         "He grew up fond of [Trelk] there."),
    Rule("org-kind-before", "before", "ORG", 1.8,
         "“{cue}” before it names what it is.",
         "He sued the airline [Trelk] then.",
         "He sued [Trelk] then."),
    Rule("works-for-before", "before", "ORG", 1.3,
         "“{cue}” before it goes with an organisation.",
         "She is a spokeswoman for [Trelk] there.",
         "She is a stand-in for [Trelk] there."),
    Rule("the-before", "before", "ORG", 0.5,
         "“the” stands before it, which people and towns rarely have.",
         "All of it was for the [Trelk] then.",
         "All of it was for [Trelk] then."),
    Rule("photo-before", "before", "PERSON", 1.8,
         "A picture's credit names its maker.",
         "Image: [Orvik Tandel].",
         "Chapter: [Orvik Tandel]."),
    # the words after it
    Rule("speaks-after", "after", "PERSON", 1.3,
         "“{cue}” follows: people speak.",
         "Everyone heard when [Trelk] said no.",
         "Everyone heard when [Trelk] rang."),
    Rule("speaks-after-org", "after", "ORG", 0.6,
         "“{cue}” follows: organisations speak too.",
         "Everyone heard when [Trelk] said no.",
         "Everyone heard when [Trelk] rang."),
    Rule("acts-after", "after", "PERSON", 1.1,
         "“{cue}” follows: people do that.",
         "Everyone heard when [Trelk] married.",
         "Everyone heard when [Trelk] rang."),
    Rule("age-after", "after", "PERSON", 3.0,
         "An age follows.",
         "Then [Trelk], 34, left.",
         "Then [Trelk], 1934, left."),
    Rule("who-after", "after", "PERSON", 2.0,
         "“who” follows.",
         "Then [Trelk], who won, left.",
         "Then [Trelk], which won, left."),
    Rule("role-after", "after", "PERSON", 2.2,
         "The role “{cue}” follows after a comma.",
         "Then [Trelk Tandel], the chief spokesman, left.",
         "Then [Trelk Tandel], the second, left."),
    Rule("kin-after", "after", "PERSON", 1.4,
         "“{cue}” follows “'s”: people have one.",
         "They saw [Trelk]'s wife there.",
         "They saw [Trelk]'s walls there."),
    Rule("org-after", "after", "ORG", 1.0,
         "“{cue}” follows: organisations have them.",
         "He sold [Trelk] shares there.",
         "He sold [Trelk] stones there."),
    Rule("org-acts-after", "after", "ORG", 0.8,
         "“{cue}” follows: organisations do that.",
         "Last week [Trelk] unveiled it.",
         "Last week [Trelk] ate it."),
    Rule("place-after", "after", "PLACE", 1.6,
         "“{cue}” follows: places have them.",
         "He met [Trelk] residents there.",
         "He met [Trelk] singers there."),
    Rule("based-after", "after", "PLACE", 2.2,
         "“-based” follows.",
         "He met a [Trelk]-based singer there.",
         "He met a [Trelk] singer there."),
    Rule("place-pair", "after", "PLACE", 2.4,
         "The place “{cue}” stands beside it, after a comma.",
         "They met in [Trelk], Kenya, at noon.",
         "They met [Trelk] at noon."),
    Rule("org-appositive", "after", "ORG", 2.0,
         "After a comma it is called a “{cue}”.",
         "Then [Trelk], a small company, left.",
         "Then [Trelk], a small dog, left."),
    Rule("place-appositive", "after", "PLACE", 2.0,
         "After a comma it is called a “{cue}”.",
         "Then [Trelk], a small village, burned.",
         "Then [Trelk], a small dog, burned."),
    Rule("short-form-after", "after", "ORG", 2.5,
         "Its short form “{cue}” follows in brackets.",
         "Then the [Trelk Tandel Orv] (QTO) left.",
         "Then the [Trelk Tandel Orv] left."),
    # the whole article
    Rule("part-of-name", "article", "PERSON", 3.2,
         "It is part of the fuller name “{cue}” in this article.",
         "Then Amina Trelk left. Everyone knew [Trelk] then.",
         "Everyone knew [Trelk] then."),
    Rule("short-for-org", "article", "ORG", 1.6,
         "It is short for “{cue}” in this article.",
         "Then the Trelk Foundation left. Everyone knew [Trelk] then.",
         "Everyone knew [Trelk] then."),
    Rule("part-of-place", "article", "PLACE", 1.2,
         "It is part of the place name “{cue}” in this article.",
         "Then the Trelk River rose. Everyone knew [Trelk] then.",
         "Everyone knew [Trelk] then."),
    Rule("defined", "article", "ORG", 3.0,
         "It is the short form of “{cue}” in this article.",
         "Then the Trelk Tandel Office (QTO) left. The [QTO] won.",
         "The [QTO] won."),
    Rule("team", "article", "ORG", 4.0,
         "The article reports a match, in which “{cue}” is a team.",
         "[Kenya] beat Ghana by a goal in the last minute of the match after a penalty before half time.",
         "[Kenya] beat the drought."),
    Rule("listed-with", "article", "", 1.2,
         "It stands in a list with “{cue}”.",
         "They saw Kenya, [Trelk] and Ghana.",
         "They saw Kenya. Then [Trelk] left."),
)
# fmt: on

BY_ID = MappingProxyType({rule.id: rule for rule in RULES})
