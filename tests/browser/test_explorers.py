"""The explorers in a real JupyterLab: by mouse, by keyboard alone, in both themes, also while they are still busy."""

import re
from itertools import combinations

from playwright.sync_api import expect

from tests.browser.harness import LAPTOP, PROJECTOR

NEWS = 'import kit, kit.widgets\nnews = kit.read("seeds", local=False)\n'
CONCORDANCE = NEWS + 'kit.widgets.Concordance(news, "delegat*", order="2 words left")'
TIMELINE = NEWS + "kit.widgets.TimelineExplorer(news)"
SOURCES = NEWS + 'kit.widgets.SourceExplorer(news.where(between=("2023-07-24", "2023-07-25")))'
# Enough reports to be read in slices; each differs, so that none is known from another.
BUSY = NEWS + (
    "texts = [article.text for article in news]\n"
    "many = [kit.Article.from_text(f'{number} envoys came. {texts[number % 80]}', id=str(number), source='AP',\n"
    "        published='2023-07-27') for number in range(300)]\n"
    "kit.widgets.TimelineExplorer(kit.Corpus(many))"
)

_SMALL = """root => [...root.querySelectorAll("button, input, select, [data-item]")]
  .filter(one => one.checkVisibility())
  .map(one => [one, one.closest("label")?.getBoundingClientRect() ?? one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([one, box]) => `${box.width}x${box.height} ${one.outerHTML.slice(0, 120)}`)"""
_RING = "() => getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"


def opened(lab, name, source):
    lab.run(lab.write(name, source))
    return lab.widget()


def looked_at(lab, name, *, everywhere=True):
    """Check targets, width and the rules for accessible pages, and take pictures; everywhere: in both themes."""
    widget = lab.widget()
    assert widget.evaluate(_SMALL) == []
    assert widget.evaluate("root => root.scrollWidth <= root.clientWidth"), "it is wider than its cell"
    lab.shot(name)
    assert lab.serious() == []
    if everywhere:
        lab.theme("JupyterLab Dark")
        looked_at(lab, f"{name}-dark", everywhere=False)
        lab.page.set_viewport_size(PROJECTOR)
        looked_at(lab, f"{name}-projector", everywhere=False)
        lab.page.set_viewport_size(LAPTOP)


def ring(lab):
    """Return whether what has the focus shows it."""
    return lab.page.evaluate(_RING) == "solid2px"


def untouched(lab):
    """Check that keys that JupyterLab takes as commands do nothing to the notebook."""
    for key in ("d", "d", "x", "a"):
        lab.page.keyboard.press(key)
    assert lab.page.locator(".jp-CodeCell").count() == 1


def test_concordance(lab):
    widget = opened(lab, "concordance.ipynb", CONCORDANCE)
    concordance_by_keyboard_alone(lab, widget)
    concordance_by_mouse(lab, widget)


def concordance_by_mouse(lab, widget):
    lines, counted = widget.locator(".kit-line"), widget.locator("[data-part=count] [role=status]")
    expect(counted).to_contain_text("places in")
    lines.nth(3).click()
    expect(lines.nth(3)).to_have_attribute("aria-selected", "true")
    here = widget.locator("mark.kit-here")
    expect(here).to_contain_text("rmistice")
    expect(here).to_be_visible()
    widget.get_by_role("button", name="Next").click()
    expect(lines.nth(4)).to_have_attribute("aria-selected", "true")
    left = {round(box["x"]) for box in (line.bounding_box() for line in widget.locator(".kit-found").all()[:12])}
    assert len(left) == 1, "the words found stand one below the other"
    looked_at(lab, "concordance")
    widget.get_by_label("Read it as").select_option("regular expression")
    query = widget.get_by_label("Look for")
    query.fill("(")
    query.press("Enter")
    expect(counted).to_contain_text("can't be read")
    query.fill(r"(\w+\s?)+$")
    query.press("Enter")
    expect(counted).to_contain_text(re.compile("places in|took too long"))
    expect(widget.locator(".kit-problem")).to_be_hidden()


def concordance_by_keyboard_alone(lab, widget):
    keys = lab.page.keyboard
    query = widget.get_by_label("Look for")
    query.focus()
    assert ring(lab)
    keys.press("Control+a")
    keys.type("armistice")
    expect(widget.locator(".kit-found").first).to_have_text(re.compile("armistice", re.IGNORECASE))
    expect(query).to_be_focused()
    for _ in range(4):
        keys.press("Tab")
    order = widget.get_by_label("Sorted", exact=True)
    expect(order).to_be_focused()
    keys.press("ArrowDown")
    expect(order).to_have_value("3 words left")
    keys.press("Tab")
    keys.press("ArrowDown")
    second = widget.locator(".kit-line").nth(1)
    expect(second).to_be_focused()
    assert ring(lab)
    untouched(lab)
    keys.press("Enter")
    expect(second).to_have_attribute("aria-selected", "true")
    expect(second).to_be_focused()
    expect(widget.locator("mark.kit-here")).to_be_visible()
    widget.get_by_role("button", name="Close").focus()
    keys.press("Space")
    expect(widget.locator("[data-passage]")).to_have_count(0)


def overlaps(widget):
    """Return the events of a lane that lie upon one another."""
    found = []
    for lane in widget.locator("[data-lane]").all():
        boxes = [(one.get_attribute("title"), one.bounding_box()) for one in lane.locator(".kit-event").all()]
        found += [
            (name, other)
            for (name, a), (other, b) in combinations(boxes, 2)
            if a["x"] < b["x"] + b["width"] - 1
            and b["x"] < a["x"] + a["width"] - 1
            and a["y"] < b["y"] + b["height"] - 1
            and b["y"] < a["y"] + a["height"] - 1
        ]
    return found


def test_timeline(lab):
    widget = opened(lab, "timeline.ipynb", TIMELINE)
    timeline_by_keyboard_alone(lab, widget)
    timeline_by_mouse(lab, widget)


def timeline_by_mouse(lab, widget):
    parade = widget.locator(".kit-event", has_text="staged a milit").first
    parade.click()
    expect(parade).to_have_attribute("aria-pressed", "true")
    event = widget.locator("[data-part=event]")
    expect(event.get_by_role("heading", level=4)).to_have_count(2)
    event.get_by_role("button", name="Read", exact=True).first.click()
    expect(event.locator("mark.kit-here").first).to_be_visible()
    looked_at(lab, "timeline")
    for zoom in ("Days", "Months", "Years"):
        widget.get_by_role("button", name=zoom, exact=True).click()
        expect(widget.get_by_role("button", name=zoom, exact=True)).to_have_attribute("aria-pressed", "true")
        assert overlaps(widget) == []
    scale = widget.locator("[data-part=scale] strong")
    every = scale.inner_text()
    widget.get_by_label("Outlet", exact=True).select_option("Yonhap")
    expect(scale).not_to_have_text(every)
    assert 0 < events(scale.inner_text()) < events(every)


def events(scale):
    return int(re.search(r"([\d,]+) events", scale)[1].replace(",", ""))


def timeline_by_keyboard_alone(lab, widget):
    keys = lab.page.keyboard
    widget.get_by_role("button", name="Forward").focus()
    # The unfolding of each lane is a stop of its own; the events of all lanes are one.
    for _ in range(3):
        keys.press("Tab")
        if lab.page.evaluate("() => document.activeElement.matches('.kit-event')"):
            break
    first = lab.page.locator(".kit-event:focus")
    expect(first).to_have_count(1)
    assert ring(lab)
    lane = lab.page.locator("[data-lane]:focus-within")
    before = lane.get_attribute("data-lane")
    keys.press("ArrowDown")
    assert lane.get_attribute("data-lane") != before
    keys.press("ArrowUp")
    assert lane.get_attribute("data-lane") == before
    keys.press("ArrowRight")
    untouched(lab)
    name = lab.page.locator(".kit-event:focus").get_attribute("title")
    keys.press("Enter")
    expect(lab.page.locator(".kit-event:focus")).to_have_attribute("aria-pressed", "true")
    expect(widget.locator("[data-part=event] h3").first).to_have_text(name.split(": ", 1)[1])
    widget.get_by_role("button", name="Months", exact=True).focus()
    keys.press("Enter")
    expect(widget.get_by_role("button", name="Months", exact=True)).to_be_focused()
    expect(widget.locator("[data-part=scale] strong")).to_contain_text(re.compile(r"2022|2023"))


def test_long_work_shows_progress_and_can_be_stopped(lab):
    widget = opened(lab, "busy.ipynb", BUSY)
    stop = widget.get_by_role("button", name="Stop")
    expect(widget.locator("progress")).to_be_visible()
    lab.shot("timeline-busy")
    stop.click()
    again = widget.get_by_role("button", name="Go on")
    expect(again).to_be_visible()
    done = widget.locator("progress").get_attribute("value")
    lab.page.wait_for_timeout(600)
    assert widget.locator("progress").get_attribute("value") == done
    assert lab.serious() == []
    again.click()
    expect(widget.locator(".kit-event").first).to_be_visible(timeout=60_000)


def test_sources(lab):
    widget = opened(lab, "sources.ipynb", SOURCES)
    sources_by_keyboard_alone(lab, widget)
    sources_by_mouse(lab, widget)


def sources_by_mouse(lab, widget):
    told = widget.get_by_role("gridcell", name=": tells it").first
    told.click()
    expect(told).to_have_attribute("aria-selected", "true")
    cell = widget.get_by_role("region", name="The cell")
    cell.get_by_role("button", name="Read", exact=True).first.click()
    expect(cell.locator("mark.kit-here").first).to_be_visible()
    looked_at(lab, "sources-claims")
    widget.get_by_role("gridcell", name="not told").first.click()
    expect(cell).to_contain_text("may")
    for view in ("Names", "Who cites whom", "Versions"):
        button = widget.get_by_role("button", name=view, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(widget.locator("[data-part=wait]")).to_have_count(0, timeout=30_000)
        looked_at(lab, f"sources-{view.split()[-1].lower()}", everywhere=False)
    expect(widget.locator("[data-part=versions] ins").first).to_be_visible()


def sources_by_keyboard_alone(lab, widget):
    keys = lab.page.keyboard
    widget.get_by_label("Show", exact=True).focus()
    keys.press("Tab")
    focused = lab.page.locator("[role=gridcell]:focus")
    expect(focused).to_have_count(1)
    assert ring(lab)
    rows = widget.locator("[data-row]")
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    expect(rows.nth(1).locator("[data-item]").nth(1)).to_be_focused()
    untouched(lab)
    keys.press("Home")
    expect(rows.nth(1).locator("[data-item]").first).to_be_focused()
    keys.press("Enter")
    expect(focused).to_have_attribute("aria-selected", "true")
    expect(widget.get_by_role("region", name="The cell")).to_be_visible()
    keys.press("End")
    keys.press("Space")
    expect(rows.nth(1).locator("[data-item]").last).to_have_attribute("aria-selected", "true")
    expect(rows.nth(1).locator("[data-item]").last).to_be_in_viewport()
