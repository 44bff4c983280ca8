// The Reader: going from mark to mark, and the reason of the mark that is looked at.
const shown = new WeakMap(); // the mark that each Reader shows, as `page:key`

function showMark(api, name, near = true) {
  const root = api.root;
  const reason = root.querySelector(`[data-reason="${CSS.escape(name)}"]`);
  const place = root.querySelector("[data-why]");
  if (!reason || !place) return;
  if (place.dataset.why !== name) {
    place.replaceChildren(...[...reason.childNodes].map((node) => node.cloneNode(true)));
    place.dataset.why = name;
  }
  if (!near) return;
  const same = root.querySelector(`[data-mark="${CSS.escape(name)}"]`).dataset.same;
  for (const mark of root.querySelectorAll("mark[data-mark]")) {
    mark.classList.toggle("kit-near", mark.dataset.same === same);
    if (mark.dataset.mark === name) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }
}

function choose(api, mark) {
  const page = mark.closest("[data-page]");
  for (const other of page.querySelectorAll("mark[tabindex]")) other.tabIndex = other === mark ? 0 : -1;
  const name = mark.dataset.mark;
  showMark(api, name);
  if (shown.get(api.root) === name) return;
  shown.set(api.root, name);
  const at = name.indexOf(":");
  api.act("select", { page: Number(name.slice(0, at)), key: name.slice(at + 1) });
}

const firstPiece = (api, name) => api.root.querySelector(`mark[data-mark="${CSS.escape(name)}"][tabindex]`);

export default frame({
  attach(api) {
    const root = api.root;
    root.addEventListener("pointerover", (event) => {
      const mark = event.target.closest("mark[data-mark]");
      if (mark) showMark(api, mark.dataset.mark, false);
    });
    root.addEventListener("pointerout", (event) => {
      const name = shown.get(root);
      if (event.target.closest("mark[data-mark]") && name) showMark(api, name, false);
    });
    root.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-mark]");
      const piece = mark && firstPiece(api, mark.dataset.mark);
      if (!piece) return;
      piece.focus({ preventScroll: true });
      choose(api, piece);
    });
    root.addEventListener("focusin", (event) => {
      const mark = event.target.closest("mark[data-mark]");
      if (mark && event.target === mark) choose(api, mark);
    });
  },

  drawn(api, changed) {
    const name = api.facts().selected;
    const mark = name && firstPiece(api, name);
    if (changed.includes("pages")) {
      for (const page of api.root.querySelectorAll("[data-page]")) {
        const first = page.querySelector("mark[tabindex]");
        if (first) first.tabIndex = 0;
      }
    }
    if (!mark) {
      shown.delete(api.root);
      return;
    }
    if (shown.get(api.root) === name && !changed.length) return;
    shown.set(api.root, name);
    for (const other of mark.closest("[data-page]").querySelectorAll("mark[tabindex]")) {
      other.tabIndex = other === mark ? 0 : -1;
    }
    showMark(api, name);
    reveal(mark, mark.closest("[data-page]"));
  },

  keydown(event, api) {
    const page = event.target.closest("[data-page]");
    if (!page || event.altKey || event.ctrlKey || event.metaKey) return false;
    const marks = [...page.querySelectorAll("mark[tabindex]")];
    const mark = event.target.closest("mark[tabindex]");
    const at = marks.indexOf(mark);
    const same = mark ? marks.filter((other) => other.dataset.same === mark.dataset.same) : [];
    const next = {
      ArrowRight: mark ? marks[at + 1] : marks[0],
      ArrowLeft: marks[at - 1],
      ArrowDown: same[same.indexOf(mark) + 1],
      ArrowUp: same[same.indexOf(mark) - 1],
      Home: marks[0],
      End: marks[marks.length - 1],
    }[event.key];
    if (!next) return Boolean(mark) && event.key.startsWith("Arrow");
    next.focus({ preventScroll: true });
    reveal(next, page);
    return true;
  },
});
