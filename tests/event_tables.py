"""Tables of events for the tests of pictures, as `kit.timeline` makes them: a few by hand, or many by chance."""

import random
from datetime import date, timedelta

import pandas as pd

COLUMNS = [
    "article",
    "source",
    "published",
    "label",
    "sentence",
    "time",
    "value",
    "begin",
    "end_",
    "precision",
    "certain",
    "alternatives",
    "who",
    "where",
    "told_by",
    "group",
    "why",
    "start",
    "end",
]

FIVE = [
    (
        "b",
        "Bloomberg",
        "2023-07-24",
        "North Korea marks the armistice",
        "2023-07-27",
        "2023-07-27",
        "day",
        True,
        "Kim Jong Un",
    ),
    (
        "b",
        "Bloomberg",
        "2023-07-24",
        "A Chinese delegation visits Pyongyang",
        "2023-07-26",
        "2023-07-30",
        "day",
        True,
        "Li Hongzhong",
    ),
    (
        "a",
        "AP",
        "2023-07-25",
        "Shoigu arrives in Pyongyang",
        "2023-07-25",
        "2023-07-25",
        "day",
        False,
        "Sergei Shoigu · Kim Jong Un",
    ),
    ("a", "AP", "2023-07-25", "The borders stay closed", "2023-07-01", "2023-07-31", "month", True, None),
    ("c", "CNN", "2023-07-27", "A summit is planned", None, None, None, True, "Kim Jong Un"),
]

OUTLETS = [
    "Reuters",
    "AP",
    "AFP",
    "Yonhap",
    "KCNA",
    "TASS",
    "Bloomberg",
    "CNN",
    "Kyodo",
    "Radio Free Asia",
    "The Moscow Times",
]
DONE = [
    "Shoigu arrives in Pyongyang", "Kim Jong Un meets the Russian minister", "Parade on Kim Il Sung Square", "A Chinese delegation arrives",
    "Kim shows new drones and missiles at an exhibition", "North Korea fires two missiles", "The armistice is signed", "Veterans hear a speech",
    "The delegation leaves", "South Korea holds a ceremony of its own in Busan, with veterans of many countries",
]  # fmt: skip
LONG_AGO = [
    ("The Korean War", "1950-06-25", "1953-07-27", "event"), ("The Soviet Union ends", "1991-01-01", "1991-12-31", "year"),
    ("The borders close", "2020-01-01", "2020-01-31", "month"), ("A minister visits", "2019-07-03", "2019-07-06", "day"),
    ("Talks with the United States", "2018-01-01", "2019-12-31", "year"), ("Elections", "2024-04-10", "2024-04-10", "day"),
    ("The invasion of Ukraine", "2022-02-24", "2022-02-24", "day"), ("Famine", "1990-01-01", "1999-12-31", "decade"),
]  # fmt: skip


def table(rows):
    """Return rows of article, source, published, label, begin, end_, precision, certain, who as a full table."""
    records = []
    for number, (article, source, published, label, begin, end, precision, certain, who) in enumerate(rows):
        record = dict.fromkeys(COLUMNS)
        record |= {
            "article": article,
            "source": source,
            "published": published,
            "label": label,
            "sentence": f"{label}.",
        }
        record |= {
            "begin": begin,
            "end_": end,
            "precision": precision,
            "certain": certain,
            "who": who,
            "where": "Pyongyang",
        }
        records.append(record | {"group": label, "start": number, "end": number + 1})
    events = pd.DataFrame(records, columns=COLUMNS)
    for column in ("published", "begin", "end_"):
        days = [str(day) if day else None for day in events[column]]
        events[column] = pd.Series(days, dtype="datetime64[s]")
    return events


def five():
    return table(FIVE)


def many(number=500, seed=7):
    """Return events of 80 articles, most in one week, some years away, some rough, doubtful or without a date."""
    chance = random.Random(seed)
    articles = []
    for place in range(80):
        day = date(2023, 7, 24) + timedelta(chance.randrange(8) if place > 8 else -chance.randrange(10, 500))
        articles.append((f"{day}-{place}", OUTLETS[min(int(chance.expovariate(0.25)), len(OUTLETS) - 1)], day))
    rows = []
    for _ in range(number):
        article, source, published = chance.choice(articles)
        kind = chance.random()
        if kind < 0.62:
            place = chance.randrange(len(DONE))
            begin = date(2023, 7, 25) + timedelta(place % 4 + chance.choice([0, 0, 0, 0, 0, 1, -1]))
            days = chance.choice([0, 0, 0, 0, 0, 0, 0, 2, 4])
            row = (DONE[place], begin, begin + timedelta(days), "day")
        elif kind < 0.85:
            row = chance.choice(LONG_AGO)
        elif kind < 0.93:
            row = chance.choice([("Exercises at sea", "2023-07-17", "2023-07-23", "week"), ("Tension grows", "2023-01-01", "2023-12-31", "year"), ("Heavy rain", "2023-07-01", "2023-07-31", "month")])  # fmt: skip
        else:
            row = (chance.choice(["A summit is planned", "The minister returns"]), None, None, None)
        rows.append(
            (
                article,
                source,
                published,
                *row,
                chance.random() < 0.85,
                chance.choice(["Kim Jong Un", "Sergei Shoigu", "Li Hongzhong", None]),
            )
        )
    return table(rows)
