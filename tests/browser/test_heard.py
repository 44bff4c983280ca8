"""What a screen reader is given of the widgets: roles, names and states in the order of the page, and what is said."""

import re

from playwright.sync_api import expect

NEWS = """import kit, kit.widgets
news = [
    kit.Article.from_text(text, id=id, source=source, published="2023-07-26", title=id)
    for id, source, text in (
        ("a", "AP", "The Russian delegation arrived in Pyongyang on Tuesday, KCNA said. Sergei Shoigu leads it."),
        ("b", "Kyodo", "The Russian delegation arrived in Pyongyang on Wednesday, KCNA said."),
        ("c", "EFE", "A choir sang in Seoul on Monday."),
    )
]
"""


def heard(lab, name, source):
    """Open a widget, and return it with its tree as lines of roles and names."""
    lab.run(lab.write(name, NEWS + source))
    widget = lab.widget()
    expect(widget.locator(".kit-stage > [data-part]").first).to_be_visible()
    return widget


def tree(widget):
    """Return the roles and names of a widget in order, those of options left out."""
    lines = (line.strip(" -'") for line in widget.aria_snapshot().splitlines())
    return [line for line in lines if not line.startswith(("option", "text:"))]


def in_order(lines, *patterns):
    """Check that some lines come one after the other."""
    at = 0
    for pattern in patterns:
        found = [place for place in range(at, len(lines)) if re.search(pattern, lines[place])]
        assert found, f"no {pattern} after line {at} of {lines}"
        at = found[0] + 1


def test_source_explorer(lab):
    widget = heard(lab, "heard-sources.ipynb", "kit.widgets.SourceExplorer(news)")
    in_order(
        tree(widget),
        'group "Source explorer"',
        'group "View"',
        r'button "Claims" \[pressed\]',
        'combobox "Show"',
        'grid "Claims by outlet"',
        'columnheader "Kyodo"',
        'rowheader "The Russian delegation arrived',
        'gridcell "Kyodo: tells it',
    )
    said = widget.locator("[data-spoken]")
    expect(said).to_be_empty()
    said.evaluate("one => { window.saidBefore = one; }")
    widget.get_by_role("gridcell", name="Kyodo: tells it").first.click()
    expect(said).to_have_text("Kyodo: 1 passage, below the table.")
    assert said.evaluate("one => one === window.saidBefore"), "what is said is heard only from a region that stays"
    in_order(
        tree(widget), r'gridcell "Kyodo: .*\[selected\]', "status: ", 'region "The cell"', "heading", 'button "Read"'
    )


def test_timeline_explorer(lab):
    widget = heard(lab, "heard-timeline.ipynb", "kit.widgets.TimelineExplorer(news)")
    in_order(
        tree(widget),
        'group "Timeline explorer"',
        *('combobox "Outlet"', 'combobox "Actor"', 'combobox "Days"', 'combobox "Lanes"', 'group "Zoom"'),
        r'button "Days" \[pressed\]',
        r"status: .*events?",
        r'group "\w+: \d events?"',
        r'button "25 July 2023: .* Certain.*telling',
    )
    said = widget.locator("[data-spoken]")
    said.evaluate("one => { window.saidBefore = one; }")
    widget.get_by_role("button", name=re.compile("25 July 2023")).first.click()
    expect(said).to_contain_text("below the timeline")
    assert said.evaluate("one => one === window.saidBefore")
    in_order(tree(widget), r'button "25 July 2023: .*\[pressed\]', 'region "The event"', "heading", 'button "Close"')


def test_annotation_lab(lab):
    widget = heard(lab, "heard-lab.ipynb", "kit.widgets.AnnotationLab(news, file='heard.jsonl')")
    in_order(
        tree(widget),
        *('button "Article before"', 'combobox "Article"', 'button "Next article"', 'group "View"', 'group "Labels"'),
        *('button "1 PERSON"', 'button "Undo" .disabled', 'application "a. Arrow keys go from word to word."'),
    )
    text, status = widget.locator("[data-text]"), widget.locator("[data-part=status] [role=status]").first
    text.evaluate("one => { window.textBefore = one; }")
    status.evaluate("one => { window.saidBefore = one; }")
    widget.locator("[data-s]", has_text="Russian").click()
    expect(widget.locator("[data-say]")).to_have_text("Russian")
    lab.page.keyboard.press("4")
    expect(status).to_contain_text("Marked “Russian” as GROUP. Kept in heard.jsonl.")
    assert status.evaluate("one => one === window.saidBefore")
    assert text.evaluate("one => one === window.textBefore && one === document.activeElement"), "the text stays"
    in_order(
        tree(widget), "mark: Russian group", 'region "Details of the mark"', 'button "group" .pressed', "status: Marked"
    )
    lab.page.keyboard.press("ArrowLeft")
    lab.page.keyboard.press("ArrowRight")
    expect(widget.locator("[data-say]")).to_have_text("Russian, marked group")


def test_score_of_the_annotation_lab(lab):
    gold = (
        "import pandas as pd\n"
        "spans = [(one.id, one.text.index(name), one.text.index(name) + len(name), name, label)\n"
        "         for one in news[:2] for name, label in (('Pyongyang', 'PLACE'), ('KCNA', 'ORG'))]\n"
        "gold = pd.DataFrame(spans, columns=['article', 'start', 'end', 'text', 'label'])\n"
        "lab = kit.widgets.AnnotationLab(news, file='heard-score.jsonl', gold=gold)\n"
        "lab.model.add(*spans[0][1:3], 'PLACE')\n"
        "lab"
    )
    widget = heard(lab, "heard-score.ipynb", gold)
    said = widget.locator("[data-spoken]")
    expect(said).to_be_empty()
    said.evaluate("one => { window.saidBefore = one; }")
    widget.get_by_role("button", name="Score").click()
    expect(said).to_have_text("Score, this article: 1 exact, 1 missed.")
    assert said.evaluate("one => one === window.saidBefore")
    in_order(tree(widget), r'button "Score" .pressed', "application", "mark: Pyongyang ✓ place", "button", "status")
    widget.get_by_role("button", name="Next article").click()
    expect(said).to_have_text("Score, this article: 2 missed.")


def test_reader(lab):
    widget = heard(lab, "heard-reader.ipynb", "kit.widgets.Reader(news[0], news[1])")
    in_order(
        tree(widget),
        *('group "Reader"', 'group "Layers"', r'button "people 1" \[pressed\]', 'article "a"', 'heading "a"'),
        *("mark: Russian group", "mark: KCNA source", 'article "b"', 'complementary "Why it is marked"'),
    )
    why = widget.locator("[aria-live=polite]")
    why.evaluate("one => { window.saidBefore = one; }")
    widget.get_by_role("article", name="a").focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("ArrowRight")
    expect(widget.locator("mark:focus")).to_contain_text("Russian")
    expect(why.get_by_role("heading")).to_have_text("Russian")
    assert why.evaluate("one => one === window.saidBefore"), "what is said is heard only from a region that stays"


def test_concordance(lab):
    widget = heard(lab, "heard-concordance.ipynb", "kit.widgets.Concordance(news, 'delegation', order='1 word left')")
    in_order(
        tree(widget),
        *('group "Concordance"', 'searchbox "Look for"', 'combobox "Read it as"', 'checkbox "Capitals count"'),
        *(
            'combobox "Articles of"',
            'combobox "Sorted"',
            "status: 2 places in 2 of 3 articles",
            'listbox "Places found"',
        ),
    )
    counted, said = widget.locator("[data-part=count] [role=status]"), widget.locator("[data-spoken]")
    for region in (counted, said):
        region.evaluate("one => { window.stays = [...(window.stays ?? []), one]; }")
    lines = widget.get_by_role("listbox", name="Places found").get_by_role("option")
    assert "Kyodo 2023-07-26" in lines.nth(1).inner_text().replace("\n", " ")
    lines.nth(1).click()
    expect(said).to_have_text("Place 2 of 2: Kyodo, below the lines.")
    expect(lines.nth(1)).to_have_attribute("aria-selected", "true")
    in_order(tree(widget), 'listbox "Places found"', "status: .?Place 2", 'region "The article"', 'article "b"')
    widget.get_by_role("searchbox").fill("choir")
    expect(counted).to_have_text("1 place in 1 of 3 articles.")
    assert lab.page.evaluate("window.stays.every(one => one.isConnected)")
