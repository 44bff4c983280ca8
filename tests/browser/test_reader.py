"""The Reader in a real JupyterLab: by mouse, by keyboard alone, in both themes, with and without a kernel."""

import re

import pytest
from playwright.sync_api import expect

SOURCE = """import kit, kit.widgets
news = kit.read("seeds", local=False)
reader = kit.widgets.Reader(news["2023-07-24-bloomberg"])
reader"""


@pytest.fixture
def reader(lab):
    lab.run(lab.write("reader.ipynb", SOURCE))
    widget = lab.widget()
    expect(widget.locator("mark[data-mark]").first).to_be_visible()
    return lab, widget


def test_by_mouse(reader):
    lab, widget = reader
    reason = widget.locator("[data-why]")
    person = widget.locator("mark[data-label=PERSON]").first
    person.hover()
    expect(reason).to_contain_text("person · Sergei Shoigu")
    person.click()
    expect(person).to_have_attribute("aria-current", "true")
    before = widget.locator("mark[data-line=double]").count()
    places = widget.get_by_role("button", name=re.compile("^places"))
    places.click()
    expect(places).to_have_attribute("aria-pressed", "false")
    assert widget.locator("[data-page] mark[data-line=double]").count() < before
    expect(person).to_have_attribute("aria-current", "true")
    lab.shot("reader-light")
    assert lab.serious() == []
    lab.theme("JupyterLab Dark")
    lab.shot("reader-dark")
    assert lab.serious() == []


def test_by_keyboard_alone(reader):
    lab, widget = reader
    keys = lab.page.keyboard
    widget.get_by_role("button", name=re.compile("^people")).focus()
    for _ in range(5):
        keys.press("Tab")
    keys.press("Space")
    expect(widget.get_by_role("button", name=re.compile("^statements"))).to_be_focused()
    expect(widget.get_by_role("button", name=re.compile("^statements"))).to_have_attribute("aria-pressed", "false")
    keys.press("Tab")
    keys.press("ArrowRight")
    focused = lab.page.locator("mark:focus")
    expect(focused).to_contain_text("China")
    expect(widget.locator("[data-why]")).to_contain_text("China")
    keys.press("ArrowDown")
    expect(focused).to_contain_text("China")
    first = focused.get_attribute("data-mark")
    keys.press("ArrowDown")
    assert focused.get_attribute("data-mark") != first
    # Keys that JupyterLab takes as commands do nothing to the notebook.
    for key in ("d", "d", "x", "a"):
        keys.press(key)
    assert lab.page.locator(".jp-CodeCell").count() == 1


def test_a_notebook_that_is_opened_again_shows_the_picture(reader):
    lab, widget = reader
    widget.get_by_role("button", name=re.compile("^statements")).click()
    lab.expected = "widget model not found"
    picture = lab.page.locator(".kit-picture")
    expect(picture).to_be_hidden()
    expect(picture).not_to_contain_text("source")
    lab.save()
    lab.close_kernel()
    lab.open("reader.ipynb")
    expect(picture).to_be_visible()
    lab.shot("reader-reopened")
    expect(picture).not_to_contain_text("source")
    expect(lab.page.get_by_text("model not found")).to_be_hidden()


def test_the_page_reads_like_print_and_two_stand_side_by_side(lab):
    one, two = 'news["2023-07-24-bloomberg"]', 'news["2023-07-27-kcna"]'
    cells = [f"kit.widgets.Reader({one}, layers=[])", f"kit.widgets.Reader({one}, {two})"]
    lab.run(lab.write("two.ipynb", 'import kit, kit.widgets; news = kit.read("seeds", local=False)', *cells))
    plain, two = lab.widget(0), lab.widget(1)
    # Characters a line: all those of a paragraph by its number of lines, the last one left out.
    measure = (
        plain.locator("[data-page] p")
        .nth(2)
        .evaluate(
            """p => {
          const range = document.createRange();
          const tops = [...p.textContent].map((_, at) => {
            range.setStart(p.firstChild, at);
            range.setEnd(p.firstChild, at + 1);
            return Math.round(range.getBoundingClientRect().top);
          });
          const last = tops[tops.length - 1];
          const full = tops.filter((top) => top !== last);
          return full.length / new Set(full).size;
        }"""
        )
    )
    assert 58 <= measure <= 80
    one, other = (two.locator("[data-page]").nth(number).bounding_box() for number in range(2))
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]
    lab.shot("two")
    lab.page.set_viewport_size({"width": 700, "height": 800})
    one, other = (two.locator("[data-page]").nth(number).bounding_box() for number in range(2))
    assert one["y"] + one["height"] <= other["y"]
    assert lab.serious() == []
