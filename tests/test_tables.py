"""Tables show words first, offsets last, numbers to the right, twelve rows, and nothing as HTML."""

import re

import pandas as pd
import pytest

import kit

DATA = pd.DataFrame(
    {
        "start": [1, 20],
        "left": ["a", "b"],
        "match": ["x", "<b>y</b>"],
        "day": pd.to_datetime(["2023-07-24", None]),
        "share": [0.5, None],
    }
)


def test_offsets_stand_last_and_days_are_iso():
    assert repr(kit.show(DATA)).splitlines() == [
        "left | match | day | share | start",
        "a | x | 2023-07-24 | 0.5 | 1",
        "b | <b>y</b> | – | – | 20",
    ]


def test_words_are_escaped_and_numbers_stand_right():
    shown = kit.show(DATA)._repr_html_()
    assert ">&lt;b&gt;y&lt;/b&gt;</td>" in shown
    assert re.search(r"<td style='text-align:right[^']*'>20</td>", shown)
    assert re.search(r"<td style='text-align:right[^']*'>a</td><td style='text-align:left[^']*'>x</td>", shown)
    assert "<b>" not in shown


def test_long_tables_are_cut_and_counted():
    long = pd.DataFrame({"n": range(30)})
    assert repr(kit.show(long)).endswith("11\n… and 18 more rows")
    assert "… and 18 more rows" in kit.show(long)._repr_html_()
    assert repr(kit.show(long, rows=29)).endswith("1 more row")
    assert "more" not in repr(kit.show(long, rows=30))
    assert len(kit.show(long).data) == 30


def test_columns_can_be_chosen():
    assert repr(kit.show(DATA, ["match"])).splitlines()[0] == "match"
    with pytest.raises(ValueError, match=r"There is no column 'word'\. The table has: start, left"):
        kit.show(DATA, ["word"])


def test_an_index_with_a_name_is_shown():
    assert repr(kit.show(DATA.set_index("match"))).startswith("match | left")


def test_a_very_long_cell_is_cut_and_kept():
    table = kit.show(pd.DataFrame({"text": ["word " * 200]}))
    assert repr(table).endswith(" …")
    assert len(repr(table).splitlines()[1]) <= 240
    assert len(table.data.loc[0, "text"]) == 1000
