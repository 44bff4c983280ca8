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


def test_numbers_of_a_column_have_as_many_places():
    data = pd.DataFrame({"kappa": [1.0, 0.25, None], "whole": [1.0, 12.0, None], "share": [0.12345, 0.5, 1.0]})
    assert repr(kit.show(data)).splitlines()[1:] == ["1.00 | 1 | 0.123", "0.25 | 12 | 0.500", "– | – | 1.000"]


def test_an_id_and_yes_or_no_stay_in_one_line_at_the_left():
    data = pd.DataFrame(
        {"article": ["2023-07-28-afp"], "certain": [True], "why": ["It is said so."], "url": ["u" * 90]}
    )
    shown = kit.show(data)._repr_html_()
    lines = {name: re.search(rf"<th scope='col' style='([^']*)'>{name}</th>", shown)[1] for name in data}
    assert {name for name, style in lines.items() if "nowrap" in style} == {"article", "certain"}
    assert all("text-align:left" in style for style in lines.values())


def test_the_cells_of_a_row_share_a_base_line():
    data = DATA.assign(right="c", why="so it is", certain=True, article="a-1")
    styles = set(re.findall(r"<td style='([^']*)'", kit.show(data)._repr_html_()))
    assert len(styles) >= 6
    assert all("vertical-align:top;line-height:1.4" in style and "padding:" not in style for style in styles)


def test_no_line_of_a_cell_begins_with_a_mark():
    shown = kit.show(pd.DataFrame({"outlets": ["The Age · The Week", "Cut off …"]}))
    assert "The Age\u00a0· The Week" in shown._repr_html_()
    assert "Cut off\u00a0…" in shown._repr_html_()
    assert "The Age · The Week" in repr(shown)


def test_of_a_long_list_the_first_are_shown_and_the_rest_counted():
    names = [f"Outlet {number:02}" for number in range(30)]
    shown = repr(kit.show(pd.DataFrame({"outlets": [" · ".join(names), " · ".join(names[:9])]}))).splitlines()
    assert shown[1] == f"{' · '.join(names[:10])} and 20 more"
    assert shown[2] == " · ".join(names[:9])
    one = "word " * 100
    assert repr(kit.show(pd.DataFrame({"words": [f"{one}· {one}· {one}"]}))).endswith(" … and 2 more")
