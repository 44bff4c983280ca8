// The explorers: the passage that is looked at is scrolled into its page, arrows go up and down between lanes of a
// timeline, and long work goes on in small pieces for as long as somebody looks on.
const passages = new WeakMap(); // the passage that each explorer shows
const pieces = new WeakMap(); // the piece of work that each explorer asked for last

export default frame({
  drawn(api) {
    const page = api.root.querySelector("[data-passage]");
    const name = page?.dataset.passage ?? "";
    if (passages.get(api.root) !== name) {
      passages.set(api.root, name);
      if (page) bringIn(page, page.querySelector("mark[aria-current]"));
    }
    const { work } = api.facts();
    if (work !== undefined && work !== pieces.get(api.root)) {
      pieces.set(api.root, work);
      api.act("work");
    }
  },

  keydown(event, api) {
    const item = event.target.closest?.("[data-lane] [data-item]");
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
    const lanes = [...api.root.querySelectorAll("[data-lane]")].filter((lane) => lane.querySelector("[data-item]"));
    const at = lanes.indexOf(item.closest("[data-lane]"));
    const lane = lanes[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (lane) focusOn(nearest(lane, item), item);
    return true;
  },
});

// The event of a lane that begins nearest to another on the page.
function nearest(lane, item) {
  const left = (one) => one.getBoundingClientRect().left;
  const distance = (one) => Math.abs(left(one) - left(item));
  return [...lane.querySelectorAll("[data-item]")].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function focusOn(item, before) {
  before.tabIndex = -1;
  item.tabIndex = 0;
  item.focus();
}

// Scroll a page so that a mark stands in its upper third; the notebook stays where it is.
function bringIn(page, mark) {
  const box = mark?.getClientRects()[0];
  if (box) page.scrollTop += box.top - page.getBoundingClientRect().top - page.clientHeight / 3;
}
