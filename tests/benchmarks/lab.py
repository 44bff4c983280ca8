"""How long the annotation lab takes from a step to its picture: ``python tests/benchmarks/lab.py [ARTICLES]``.

Each figure is the median and the slowest of thirty, in milliseconds: the step with its save and the drawing, in Python; and from the
key to the new mark on the page, in a browser where there is one.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import kit
from kit.widgets import AnnotationLab
from kit.widgets.models.lab import units
from kit.widgets.models.marks import Change
from tests.browser import harness


def many(count):
    """Return a corpus of ``count`` articles, made from the project's."""
    news = list(kit.read("seeds", local=False))
    return [
        kit.Article.from_text(one.text, id=f"{one.id}-{number}", source=one.source, published=one.published)
        for number in range(count)
        for one in [news[number % len(news)]]
    ]


def in_python(count):
    """Return the times of thirty steps, with 3,000 marks in the file."""
    with tempfile.TemporaryDirectory() as folder:
        lab = AnnotationLab(many(count), file=Path(folder) / "marks.jsonl")
        model = lab.model
        for article in list(model.articles)[:30]:
            model.go(article)
            marks = tuple(model._cut(*place, "ORG") for place in units(model.article.text)[:100])
            model._do(Change((), marks), "")
        times = []
        for start, end in units(model.article.text)[100:130]:
            begin = time.perf_counter()
            model.add(start, end, "PERSON")
            times.append(time.perf_counter() - begin)
    return [1000 * spent for spent in times]


SOURCE = """import sys; sys.path.insert(0, {project!r})
from tests.benchmarks.lab import many
from kit.widgets import AnnotationLab
lab = AnnotationLab(many({count}), file="marks.jsonl")
lab"""

# Press a key, and take the time until the page has drawn the new mark, with its label, where the caret stands.
PRESS = """key => new Promise(done => {
  const text = document.querySelector(".kit-widget [data-text]");
  const label = document.querySelectorAll(".kit-widget [data-give]")[Number(key) - 1].dataset.give;
  const marked = () => text.querySelector(".kit-caret")?.closest("mark")?.dataset.mark?.endsWith(`-${label}`);
  text.focus();
  const press = (name) => text.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
  press("ArrowRight");
  const begin = performance.now();
  new MutationObserver((_, watch) => {
    if (!marked()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
  }).observe(text.parentElement, {attributes: true, childList: true, subtree: true});
  press(key);
})"""


def in_a_browser(count):
    """Return the times of thirty keys."""
    from playwright.sync_api import sync_playwright

    project = str(Path(__file__).parents[2])
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as scratch,
        harness.jupyterlab(Path(folder), Path(scratch)) as (address, token),
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=harness.executable(), args=harness.FLAGS)
        page = chromium.new_page(viewport=harness.LAPTOP)
        lab = harness.Lab(page, address, token, Path(folder))
        lab.run(lab.write("lab.ipynb", SOURCE.format(project=project, count=count)))
        page.locator("[data-text]").wait_for()
        times = [page.evaluate(PRESS, str(1 + number % 5)) for number in range(30)]
        lab.close()
        chromium.close()
    return times


def said(times):
    """Say a median and the slowest."""
    return f"{statistics.median(times):.0f} ms, at most {max(times):.0f} ms"


if __name__ == "__main__":
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{articles} articles, step and drawing in Python: {said(in_python(articles))}")
    reason = harness.missing()
    print(reason or f"{articles} articles, from key to picture: {said(in_a_browser(articles))}")
