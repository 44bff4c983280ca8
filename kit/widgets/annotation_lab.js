// The annotation lab: choosing words by mouse and by keys. Offsets come from Python and go back to it unchanged.
const places = new WeakMap(); // for each lab: the words of its text, the caret and the other end of the choice

const spot = (api) => {
  if (!places.has(api.root)) places.set(api.root, { words: [], caret: -1, anchor: -1, article: "", chosen: "", drag: false });
  return places.get(api.root);
};
const textOf = (api) => api.root.querySelector("[data-text]");
const markAt = (word) => word?.closest("mark[data-mark]:not(.kit-theirs)");

function chosenWords(state) {
  const from = Math.min(state.caret, state.anchor);
  const to = Math.max(state.caret, state.anchor);
  return from < 0 ? [] : state.words.slice(from, to + 1);
}

function paint(api) {
  const state = spot(api);
  for (const old of api.root.querySelectorAll(".kit-chosen, .kit-caret")) old.classList.remove("kit-chosen", "kit-caret");
  const words = chosenWords(state);
  words.forEach((word, at) => word.classList.add(...(at < words.length - 1 ? ["kit-chosen"] : ["kit-chosen", "kit-last"])));
  for (const old of api.root.querySelectorAll(".kit-last:not(.kit-chosen)")) old.classList.remove("kit-last");
  words.slice(0, -1).forEach((word) => word.classList.remove("kit-last"));
  const caret = state.words[state.caret];
  caret?.classList.add("kit-caret");
}

function speak(api) {
  const state = spot(api);
  const words = chosenWords(state);
  const place = api.root.querySelector("[data-say]");
  if (!words.length || !place) return;
  const range = document.createRange();
  range.setStartBefore(words[0]);
  range.setEndAfter(words[words.length - 1]);
  const copy = range.cloneContents();
  copy.querySelectorAll(".kit-label").forEach((label) => label.remove());
  const mark = markAt(state.words[state.caret]);
  const label = mark?.querySelector(".kit-label")?.textContent.trim();
  place.textContent = copy.textContent + (words.length > 1 ? `, ${words.length} words chosen` : "") + (label ? `, marked ${label}` : "");
}

function put(api, caret, extend) {
  const state = spot(api);
  if (!state.words.length) return;
  state.caret = Math.max(0, Math.min(caret, state.words.length - 1));
  if (!extend || state.anchor < 0) state.anchor = state.caret;
  paint(api);
  reveal(state.words[state.caret], textOf(api));
  speak(api);
}

// The word above or below: nearest to the middle of the present one, on the next line that has words.
function vertical(state, way) {
  const box = state.words[Math.max(state.caret, 0)].getBoundingClientRect();
  const middle = (box.left + box.right) / 2;
  let best = -1;
  let line = null;
  let nearest = Infinity;
  for (let at = state.caret + way; at >= 0 && at < state.words.length; at += way) {
    const other = state.words[at].getClientRects()[0];
    const beyond = way > 0 ? other.top >= box.bottom - 2 : other.bottom <= box.top + 2;
    if (!beyond) continue;
    if (line === null) line = other.top;
    if (Math.abs(other.top - line) > 12) break;
    const distance = Math.abs((other.left + other.right) / 2 - middle);
    if (distance < nearest) [best, nearest] = [at, distance];
  }
  return best < 0 ? state.caret : best;
}

function give(api, label) {
  const state = spot(api);
  const words = chosenWords(state);
  if (!words.length) {
    api.say("Choose words in the text first: click a word, or drag over several.");
    return;
  }
  const mark = markAt(words[0]);
  if (words.length === 1 && mark && !api.facts().overlap) {
    api.act("relabel", { key: mark.dataset.mark, label });
  } else {
    api.act("add", { start: Number(words[0].dataset.s), end: Number(words[words.length - 1].dataset.e), label });
  }
  state.anchor = state.caret;
}

export default frame({
  attach(api) {
    const root = api.root;
    const wordAt = (event) => {
      const found = root.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest?.("[data-s]");
      return found && root.contains(found) ? spot(api).words.indexOf(found) : -1;
    };
    root.addEventListener("pointerdown", (event) => {
      const text = event.target.closest("[data-text]");
      if (!text || event.button !== 0) return;
      const at = wordAt(event);
      if (at < 0) return;
      text.focus({ preventScroll: true });
      event.preventDefault();
      const state = spot(api);
      state.drag = true;
      text.setPointerCapture(event.pointerId);
      put(api, at, event.shiftKey);
    });
    root.addEventListener("pointermove", (event) => {
      const state = spot(api);
      if (!state.drag) return;
      const at = wordAt(event);
      if (at >= 0 && at !== state.caret) put(api, at, true);
    });
    root.addEventListener("pointerup", (event) => {
      const state = spot(api);
      if (!state.drag) return;
      state.drag = false;
      const mark = state.words[state.caret]?.closest("mark[data-mark]");
      if (state.caret === state.anchor && mark && !event.shiftKey && mark.dataset.mark !== api.facts().chosen) {
        state.chosen = mark.dataset.mark;
        api.act("choose", { key: mark.dataset.mark });
      }
    });
    root.addEventListener("pointercancel", () => { spot(api).drag = false; });
    // JupyterLab would take a press with Shift for a choice of cells.
    root.addEventListener("mousedown", (event) => { if (event.target.closest("[data-text]")) event.stopPropagation(); });
    root.addEventListener("click", (event) => {
      const asked = event.target.closest("[data-give]");
      if (asked) give(api, asked.dataset.give);
    });
    root.addEventListener("focusin", (event) => {
      if (event.target.matches("[data-text]") && spot(api).caret < 0) put(api, 0, false);
    });
  },

  drawn(api, changed) {
    const state = spot(api);
    const facts = api.facts();
    for (const select of api.root.querySelectorAll("select[data-value]")) select.value = select.dataset.value;
    if (changed.includes("text")) {
      const at = (place) => Number(state.words[place]?.dataset.s ?? -1);
      const [caret, anchor] = [at(state.caret), at(state.anchor)];
      state.words = [...api.root.querySelectorAll("[data-text] [data-s]")];
      if (state.article !== facts.article) {
        [state.caret, state.anchor, state.article] = [-1, -1, facts.article];
      } else {
        const find = (start) => (start < 0 ? -1 : state.words.findLastIndex((word) => Number(word.dataset.s) <= start));
        [state.caret, state.anchor] = [find(caret), find(anchor)];
      }
      paint(api);
    }
    const pieces = facts.chosen ? api.root.querySelectorAll(`mark[data-mark="${CSS.escape(facts.chosen)}"]`) : [];
    for (const mark of api.root.querySelectorAll("mark.kit-near")) mark.classList.remove("kit-near");
    for (const mark of pieces) mark.classList.add("kit-near");
    if (facts.chosen !== state.chosen) {
      state.chosen = facts.chosen;
      if (pieces.length) {
        reveal(pieces[0], textOf(api));
        const first = state.words.indexOf(pieces[0].querySelector("[data-s]"));
        const inText = document.activeElement?.matches?.("[data-text]");
        if (first >= 0 && !inText) {
          [state.caret, state.anchor] = [first, first];
          paint(api);
        }
      }
    }
    if (state.enter && changed.includes("side")) {
      state.enter = false;
      api.root.querySelector("[data-details] button")?.focus();
    }
  },

  keydown(event, api) {
    const state = spot(api);
    const command = event.ctrlKey || event.metaKey;
    const writing = event.target.matches("input, textarea, select");
    if (command && !writing && event.key.toLowerCase() === "z") {
      api.act(event.shiftKey ? "redo" : "undo");
      return true;
    }
    if (command && !writing && event.key.toLowerCase() === "y") {
      api.act("redo");
      return true;
    }
    if (event.key === "Escape" && !event.target.matches("[data-text]")) {
      textOf(api).focus();
      return true;
    }
    if (!event.target.matches("[data-text]") || command || event.altKey) return false;
    if (!state.words.length) return false;
    const at = Math.max(state.caret, 0);
    const goal = {
      ArrowRight: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowDown: () => vertical(state, 1),
      ArrowUp: () => vertical(state, -1),
      Home: () => 0,
      End: () => state.words.length - 1,
    }[event.key];
    if (goal) {
      put(api, goal(), event.shiftKey);
      return true;
    }
    const labels = api.facts().labels;
    if (/^[1-9]$/.test(event.key)) {
      if (Number(event.key) <= labels.length) give(api, labels[Number(event.key) - 1]);
      return true;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      const mark = markAt(state.words[at]);
      if (mark) api.act("remove", { key: mark.dataset.mark });
      else api.say("There is no mark of yours at this word.");
      return true;
    }
    if (event.key === "Enter") {
      const mark = state.words[at].closest("mark[data-mark]");
      if (!mark) return true;
      state.chosen = mark.dataset.mark;
      if (api.facts().chosen === mark.dataset.mark) {
        api.root.querySelector("[data-details] button")?.focus();
      } else {
        state.enter = true;
        api.act("choose", { key: mark.dataset.mark });
      }
      return true;
    }
    if (event.key === "Escape" && state.caret !== state.anchor) {
      put(api, at, false);
      return true;
    }
    return false;
  },
});
