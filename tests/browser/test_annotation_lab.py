"""The annotation lab in a real JupyterLab: by mouse, by keyboard alone, after a crash, in both themes."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser import harness

TEXT = "👩‍🚒 Kim\\u0301 Jong Un met Sergei Shoigu.\\n\\nThe US-led United Nations Command waited in Paju on Tuesday."
SOURCE = f"""import os, pathlib
import pandas as pd, kit, kit.widgets
pathlib.Path("pid").write_text(str(os.getpid()))
article = kit.Article.from_text("{TEXT}", id="a", title="")
other = kit.Article.from_text("Li left Beijing.", id="b")
gold = kit.mark(article, {{"PERSON": ["Kim\\u0301 Jong Un", "Sergei Shoigu"], "PLACE": ["US", "Paju"], "ORG": ["United Nations Command"]}})
lab = kit.widgets.AnnotationLab([article, other], file="FILE", annotator="ana", gold=gold)
lab"""


@pytest.fixture
def open_lab(lab, request):
    name = request.node.name
    file = lab.root / f"{name}.jsonl"
    lab.run(lab.write(f"{name}.ipynb", SOURCE.replace("FILE", file.name)))
    widget = lab.widget()
    expect(widget.locator("[data-text]")).to_be_visible()
    return lab, widget, file


def stored(file):
    return [(row["text"], row["label"]) for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())]


def word(widget, text):
    return widget.locator("[data-s]", has_text=re.compile(f"^{text}$")).first


def test_by_mouse(open_lab):
    lab, widget, file = open_lab
    status = widget.locator("[data-part=status]")
    word(widget, "Sergei").hover()
    lab.page.mouse.down()
    word(widget, "Shoigu").hover()
    lab.page.mouse.up()
    widget.get_by_role("button", name=re.compile("PERSON")).click()
    expect(status).to_contain_text("Marked “Sergei Shoigu” as PERSON")
    word(widget, "United").click()
    word(widget, "Command").click(modifiers=["Shift"])
    widget.get_by_role("button", name=re.compile("PLACE")).click()
    expect(status).to_contain_text("Marked “United Nations Command” as PLACE")
    widget.get_by_role("button", name="org", exact=True).click()
    expect(status).to_contain_text("is now ORG")
    word(widget, "US").click()
    widget.get_by_role("button", name=re.compile("GROUP")).click()
    expect(status).to_contain_text("Marked “US” as GROUP")
    assert stored(file) == [("Sergei Shoigu", "PERSON"), ("US", "GROUP"), ("United Nations Command", "ORG")]
    lab.shot("mark-light")
    assert lab.serious() == []
    widget.get_by_role("button", name="Score", exact=True).click()
    side = widget.locator("[data-part=side]")
    expect(side).to_contain_text("exact 2")
    expect(side).to_contain_text("US, UK before a noun are PLACE")
    expect(side).to_contain_text("missed: Kim")
    lab.shot("score-light")
    assert lab.serious() == []
    lab.theme("JupyterLab Dark")
    lab.shot("score-dark")
    assert lab.serious() == []
    widget.get_by_role("button", name="Mark", exact=True).click()
    widget.get_by_role("button", name="Undo").click()
    expect(status).to_contain_text("Undone")
    lab.shot("mark-dark")
    assert lab.serious() == []


def test_by_keyboard_alone(open_lab):
    lab, widget, file = open_lab
    keys, status = lab.page.keyboard, widget.locator("[data-part=status]")
    widget.get_by_role("button", name="Mark", exact=True).focus()
    while not widget.locator("[data-text]:focus").count():
        keys.press("Tab")
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1"):
        keys.press(key)
    expect(status).to_contain_text("Marked “Kim\u0301 Jong Un” as PERSON")
    expect(widget.locator("[data-text]")).to_be_focused()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "2"):
        keys.press(key)
    expect(status).to_contain_text("Marked “Sergei Shoigu” as PLACE")
    keys.press("1")
    expect(status).to_contain_text("is now PERSON")
    keys.press("Control+z")
    expect(status).to_contain_text("Undone")
    keys.press("Control+z")
    expect(widget.locator("mark[data-mark]", has_text="Sergei")).to_have_count(0)
    assert stored(file) == [("Kim\u0301 Jong Un", "PERSON")]
    keys.press("Control+Shift+z")
    expect(status).to_contain_text("Done again")
    keys.press("Enter")
    details = widget.locator("[data-details]")
    expect(details).to_contain_text("“Sergei Shoigu”")
    expect(details.get_by_role("button").first).to_be_focused()
    note = details.get_by_role("textbox")
    while not details.locator("input:focus").count():
        keys.press("Tab")
    keys.type("Is it?")
    keys.press("Tab")
    expect(status).to_contain_text("Kept the note")
    expect(note).to_have_value("Is it?")
    keys.press("Escape")
    expect(widget.locator("[data-text]")).to_be_focused()
    keys.press("Delete")
    expect(status).to_contain_text("Took the mark")
    for key in ("d", "d", "x", "a", "m"):
        keys.press(key)
    assert lab.page.locator(".jp-CodeCell").count() == 1
    keys.press("Escape")
    expect(lab.page.locator(".jp-Notebook-cell:focus")).to_have_count(1)
    keys.press("Shift+Tab")  # the keys of the notebook work again, and the lab is where it was
    keys.press("Tab")
    while not widget.locator("[data-text]:focus").count():
        keys.press("Tab")
    keys.press("Shift+ArrowRight")
    keys.press("Escape")  # lets go of the words that are chosen
    expect(widget.locator("[data-text]")).to_be_focused()
    expect(widget.locator(".kit-chosen")).to_have_count(1)
    widget.get_by_role("button", name="Score", exact=True).press("Enter")
    first = widget.locator("[data-part=side] [data-item]").first
    expect(first).to_contain_text("missed")
    assert widget.locator("[data-part=side] [data-item][tabindex='0']").count() == 1
    first.focus()
    keys.press("ArrowDown")
    expect(widget.locator("[data-part=side] [data-item]").nth(1)).to_be_focused()
    assert stored(file) == [("Kim\u0301 Jong Un", "PERSON")]


def test_work_survives_a_crash_and_a_reload(open_lab):
    lab, widget, file = open_lab
    lab.expected = "widget model not found"
    word(widget, "Paju").click()
    lab.page.keyboard.press("2")
    expect(widget.locator("[data-part=status]")).to_contain_text("Marked “Paju” as PLACE")
    lab.page.wait_for_timeout(1000)
    lab.save()
    lab.crash(int((lab.root / "pid").read_text()))
    word(widget, "Paju").click()
    lab.page.keyboard.press("1")
    expect(widget.get_by_role("alert").first).to_contain_text("run this cell again")
    lab.shot("crashed")
    picture = lab.page.locator(".kit-picture")
    lab.open(f"{file.stem}.ipynb")
    expect(picture).to_be_visible()
    expect(picture).to_contain_text("Paju")
    expect(picture).to_contain_text("Run the cell")
    expect(lab.page.get_by_text("model not found")).to_be_hidden()
    lab.run_all()
    expect(lab.widget().locator("[data-part=status]")).to_contain_text("1 mark is here from before")
    expect(lab.widget().locator("mark[data-mark]", has_text="Paju")).to_be_visible()


def test_what_goes_wrong_is_shown_in_the_widget(open_lab):
    lab, widget, file = open_lab
    file.unlink(missing_ok=True)
    file.mkdir()
    word(widget, "Paju").click()
    lab.page.keyboard.press("2")
    expect(widget.get_by_role("alert").last).to_contain_text("can’t be written")
    expect(widget.locator("mark[data-mark]", has_text="Paju")).to_be_visible()
    file.rmdir()
    lab.page.keyboard.press("3")
    expect(widget.locator("[data-part=status]")).to_contain_text("is now ORG")
    assert stored(file) == [("Paju", "ORG")]


def test_on_a_projector(open_lab):
    lab, widget, _ = open_lab
    lab.page.set_viewport_size(harness.PROJECTOR)
    text, side = widget.locator("[data-text]"), widget.locator("[data-part=side]")
    expect(text).to_be_visible()
    one, two = text.bounding_box(), side.bounding_box()
    assert one["x"] + one["width"] <= two["x"]
    lab.shot("mark-projector")
    lab.page.set_viewport_size({"width": 700, "height": 800})
    one, two = text.bounding_box(), side.bounding_box()
    assert one["y"] + one["height"] <= two["y"]
