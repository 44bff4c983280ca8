"""Tables of comparison for the tests of pictures, as the kit makes them: a few rows by hand, or many by chance."""

import random
from datetime import date, timedelta

import pandas as pd

from kit.article import Article

OUTLETS = [
    "Reuters", "AP", "AFP", "Yonhap", "KCNA", "TASS", "Bloomberg", "CNN", "Kyodo", "Radio Free Asia", "The Moscow Times",
    "Deutsche Welle", "The New Voice of Ukraine", "South China Morning Post", "Friends of Socialist China", "EFE",
]  # fmt: skip
CLAIMS = [
    "A minister leads the delegation that comes for the anniversary of the armistice",
    "The guests are the first from abroad since the borders were closed",
    "How high the guests rank",
    "The parade",
    "Missiles that the Security Council has banned will be shown at the parade in the …",
    "The letter is from the president",
]
CLASSES = ["state media", "agency", "specialist", "media"]
GROUPS = [
    "official",
    "state media",
    "other media",
    "named person",
    "unnamed people",
    "document",
    "organisation",
    "other",
]
STANCES = ["says", "reports", "claims", "denies", "confirms", "shows", "believes", "does not say", "praises", "warns"]
NAMES = ["Victory Day", "armistice", "anniversary of the armistice in the Korean War", "holiday", "end of the war"]


def outlets(number):
    return [OUTLETS[place] if place < len(OUTLETS) else f"Outlet {place} of the World" for place in range(number)]


def articles(number):
    """Return an article of each outlet; every third was read to its opening only."""
    return [
        Article.from_text(
            "Words.",
            id=f"{place:02}",
            source=name,
            published=str(date(2023, 7, 24) + timedelta(place // 4)),
            details={"part_read": "opening" if place % 3 == 2 else "all"},
        )
        for place, name in enumerate(outlets(number))
    ]


def telling(claim, label, outlet, cell="tells", behind="KCNA", differs=""):
    return {
        "claim": claim,
        "label": label,
        "status": "shared",
        "article": outlet,
        "outlet": outlet,
        "cell": cell,
        "behind": behind,
        "differs": differs,
    }


def tellings(number, claims=30, seed=5):
    chance = random.Random(seed)
    rows = []
    for claim in range(1, claims + 1):
        for name in outlets(number):
            if chance.random() < 1.2 / claim + 0.1 or name == outlets(number)[claim % number]:
                cells = chance.choice([["tells"]] * 5 + [["tells differently"], ["tells", "tells differently"]])
                label = f"{CLAIMS[claim % len(CLAIMS)]} {claim}"
                rows += [telling(claim, label, name, cell, chance.choice(["KCNA", name])) for cell in cells]
    return pd.DataFrame(rows)


def naming(number, names=24, seed=5):
    chance = random.Random(seed)
    every = [f"{NAMES[place % len(NAMES)]} {place or ''}".strip() for place in range(names)]
    counts = [[max(0, int(chance.gauss(1.2 - place / 6, 1.4))) for place in range(names)] for _ in range(number)]
    return pd.DataFrame(counts, index=pd.Index(outlets(number), name="outlet"), columns=pd.Index(every, name="name"))


def cited(number, seed=5):
    chance = random.Random(seed)
    rows = [
        {"outlet": name, "source": f"Source {group}", "group": group, "statements": chance.choice([1, 1, 2, 3, 9, 40])}
        for name in outlets(number)
        for group in chance.sample(GROUPS, chance.randrange(1, len(GROUPS)))
    ]
    return pd.DataFrame(rows)


def mix(number, seed=5):
    chance = random.Random(seed)
    rows = []
    for name in outlets(number):
        sentences = chance.randrange(0, 90)
        rows.append({"outlet": name, "sentences": sentences, "own_voice": chance.randint(0, sentences)})
    return pd.DataFrame(rows)


def stances(number, seed=5):
    chance = random.Random(seed)
    rows = []
    for name in outlets(number):
        for stance in ["says", *chance.sample(STANCES[1:], chance.randrange(0, 7))]:
            statements = chance.randrange(1, 9) * (9 if stance == "says" else 1)
            rows.append(
                {"outlet": name, "stance": stance, "statements": statements, "hedged": chance.randint(0, statements)}
            )
    return pd.DataFrame(rows)


def told(number, seed=5):
    """Return what each report tells first; every fourth outlet has two reports, and one report in nine cites nobody."""
    chance = random.Random(seed)
    rows = []
    for place in range(number):
        name = outlets(number)[place - (place % 4 == 3)]
        paragraphs = chance.randint(3, 14)
        for paragraph in range(paragraphs + 1):
            cites = place % 9 != 7 and chance.random() < 0.6
            begins = 0 if not paragraph else 0.06 + 0.94 * (paragraph - 1) / paragraphs
            share = 0.94 / paragraphs if paragraph else 0.06
            group = chance.choice(GROUPS) if cites else ""
            source = chance.choice(NAMES + OUTLETS) if cites else ""
            rows.append((name, f"{place:02}", date(2023, 7, 24 + place % 5), paragraph, begins, share, source, group))
    columns = ["outlet", "article", "published", "paragraph", "begins", "share", "source", "group"]
    return pd.DataFrame(rows, columns=columns)


def edges(number, seed=5):
    chance = random.Random(seed)
    media = ["KCNA", "Yonhap", "NK News", "Reuters", *(f"The Medium Number {place}" for place in range(number // 4))]
    rows = []
    for name in outlets(number):
        for source in {"KCNA", *chance.sample(media, min(2, len(media)))} - {name}:
            writer = name if chance.random() < 0.9 else "Another"
            kind = CLASSES[media.index(source) % len(CLASSES)]
            rows.append(
                {
                    "outlet": name,
                    "source": source,
                    "source_class": kind,
                    "statements": chance.choice([1, 1, 2, 7]),
                    "written_by": writer,
                }
            )
    return pd.DataFrame(sorted(rows, key=lambda row: (row["outlet"], row["source"])))


COLUMNS = [
    "article_a",
    "article_b",
    "change",
    "moved",
    "part",
    "start_a",
    "end_a",
    "text_a",
    "start_b",
    "end_b",
    "text_b",
    "why",
]


def change(kind, a, b, moved=False, part="body", pair=("first", "second")):
    """Return a row on the sentences that begin at a and at b; None where there is none."""
    texts = [
        f"This is the sentence at {at} of the report, with some more words." if at is not None else "" for at in (a, b)
    ]
    ends = [None if at is None else at + 9 for at in (a, b)]
    return (*pair, kind, moved, part, a, ends[0], texts[0], b, ends[1], texts[1], "")


def changes(rows):
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype(dict.fromkeys(["start_a", "end_a", "start_b", "end_b"], "Int64"))


def many_changes(sentences, versions=2, seed=5):
    chance = random.Random(seed)
    rows = []
    for pair in range(versions - 1):
        names = (f"2023-07-2{pair}-version", f"2023-07-2{pair + 1}-version")
        rows.append(change("kept", 0, 0, part="headline", pair=names))
        for at in range(1, sentences):
            kind = chance.choice(["kept", "kept", "kept", "corrected", "added", "dropped", "moved"])
            a, b = (None if kind == "added" else at * 10), (None if kind == "dropped" else at * 10)
            if kind == "moved":
                b = 10_000 + at
            rows.append(change(kind, a, b, moved=kind == "moved", pair=names))
    return changes(rows)
