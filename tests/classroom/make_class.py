"""Make a class of submissions whose marks are known: ``python -m tests.classroom.make_class FOLDER [NUMBER]``.

Each honest learner has a number of known answers, right and wrong, drawn by chance with a fixed seed; the points they
should get are written into ``expected.csv`` beside the folder. A third of the class is hostile: see ``hostile.py``.
"""

import csv
import json
import random
import sys
from pathlib import Path

from kit.classroom import building, handing_in, trial
from tests.classroom import hostile
from tests.conftest import PROJECT

NAMES = [
    "ada",
    "ben",
    "chen",
    "dana",
    "eli",
    "fatou",
    "goran",
    "hana",
    "ines",
    "jun",
    "kofi",
    "lena",
    "mina",
    "noor",
    "olga",
    "pia",
    "quim",
    "rosa",
    "sami",
    "tara",
]


def fill(notebook, exercises, chance):
    """Put answers drawn by chance into a learner's notebook; return the points that each task is worth."""
    expected = {}
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    for task in exercises.tasks:
        wanted = chance.choice(("start", "solution", "right", "wrong"))
        kind, _, code = chance.choice([answer for answer in trial.answers(task) if answer[0] == wanted])
        cells[f"{task.id.replace('.', '-')}-answer"]["source"] = code
        expected[task.id] = task.points if kind in ("solution", "right") else 0
    return expected


def make(folder, number, *, sets=None, names=NAMES, harm=True):
    """Write a class into a folder; return the expected points of the honest by learner and task."""
    chance = random.Random(2023)
    sets = sets or building.load_all(PROJECT / "exercises")
    folder.mkdir(parents=True)
    expected = {}
    all_harm = [*hostile.CELLS, *hostile.FILES]
    harmful = all_harm[:: max(1, 3 * len(all_harm) // number)][: number // 3] if harm else []
    honest = number - len(harmful)
    for place in range(honest):
        name = names[place % len(names)] + ("" if place < len(names) else str(place // len(names)))
        exercises = sets[place % len(sets)]
        notebook = building.learner(exercises)
        expected[name] = fill(notebook, exercises, chance)
        if place % 2:
            (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        else:
            own = folder.with_name("made") / name
            own.mkdir(parents=True)
            (own / "learner.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
            handing_in.hand_in(own, name).rename(folder / f"hand-in-{name}.zip")
    for name in harmful:
        if name in hostile.FILES:
            (folder / name).write_bytes(hostile.FILES[name])
        else:
            text = hostile.harmful(
                name, folder.with_name("precious.txt"), PROJECT / "exercises" / "01-reading" / "key.json"
            )
            text = text.replace('"exercises": "88"', f'"exercises": "{sets[0].lesson}"')
            (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    return expected


if __name__ == "__main__":
    place = Path(sys.argv[1])
    points = make(place, int(sys.argv[2]) if len(sys.argv) > 2 else 30)
    place.with_name("precious.txt").write_text("mine")
    with place.with_name("expected.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([name, sum(tasks.values())] for name, tasks in points.items())
    print(
        f"Made {len(list(place.iterdir()))} submissions in {place}; expected.csv beside it says what the honest should get."
    )
