// What the kit's widgets share: parts are put in place and keep the focus, clicks and keys become actions of the model,
// errors are shown. A widget's own file follows this one and ends with `export default frame({...})`, with any of
//   attach(api)          called once; may return a function that takes its listeners away again
//   drawn(api, changed)  called after each drawing, with the names of the parts that changed
//   keydown(event, api)  called for each key before the common ones; returns true if it used the key
const WAIT = 4000; // milliseconds after which a silent kernel is worth a word
const REST = 400; // milliseconds of rest before the picture in the notebook is renewed

function frame(widget) {
  return {
    render({ model, el }) {
      const root = document.createElement("div");
      root.className = `kit-widget kit-live kit-${model.get("kind")}`;
      root.setAttribute("role", "group");
      root.setAttribute("aria-label", model.get("name"));
      root.tabIndex = -1;
      const problem = document.createElement("p");
      problem.className = "kit-problem";
      problem.setAttribute("role", "alert");
      problem.hidden = true;
      const stage = document.createElement("div");
      stage.className = "kit-stage";
      root.append(problem, stage);
      el.append(root);

      const last = {};
      const waiting = new Map();
      let number = 0;
      let rest = 0;

      const say = (words) => {
        problem.hidden = !words;
        if (problem.textContent !== words) problem.textContent = words;
      };
      const guard = (work) => (...given) => {
        try {
          return work(...given);
        } catch (error) {
          say(String(error));
          try {
            model.send({ do: "failed", with: { message: `in the page: ${error}` }, number: 0 });
          } catch {
            // The kernel is gone; the words are shown all the same.
          }
        }
      };

      const api = {
        model,
        root,
        facts: () => model.get("facts"),
        part: (name) => stage.querySelector(`:scope > [data-part="${CSS.escape(name)}"]`),
        act(action, given = {}) {
          number += 1;
          const mine = number;
          waiting.set(mine, setTimeout(() => {
            say("The kernel has not answered yet. If it is busy, wait. If it was restarted, run this cell again.");
          }, WAIT));
          try {
            model.send({ do: action, with: given, number: mine });
          } catch {
            // A kernel that is gone gives no answer, and that is said when the time is up.
          }
        },
        say,
      };

      const answered = (message) => {
        if (!message || message.answered === undefined) return;
        clearTimeout(waiting.get(message.answered));
        waiting.delete(message.answered);
        if (waiting.size === 0) say(model.get("error"));
      };

      const draw = guard(() => {
        const parts = Object.fromEntries(model.get("order").map((name) => [name, model.get(`part_${name}`) ?? ""]));
        const changed = Object.keys(parts).filter((name) => parts[name] !== last[name]);
        for (const name of Object.keys(last)) {
          if (!(name in parts)) {
            api.part(name)?.remove();
            delete last[name];
          }
        }
        const focus = remember(root);
        const scrolled = changed.flatMap((name) =>
          [...(api.part(name)?.querySelectorAll("[data-scroll]") ?? [])]
            .filter((scroller) => scroller.scrollTop > 0)
            .map((scroller) => [name, scroller.dataset.scroll, scroller.scrollTop, scroller]));
        let before = null;
        for (const name of Object.keys(parts)) {
          let place = api.part(name);
          if (!place) {
            place = document.createElement("div");
            place.dataset.part = name;
            if (before) before.after(place);
            else stage.prepend(place);
          }
          before = place;
          if (changed.includes(name)) {
            renew(place, parts[name]);
            last[name] = parts[name];
          }
        }
        for (const [part, key, top, scroller] of scrolled) {
          if (scroller.isConnected) continue;
          const again = api.part(part)?.querySelector(`[data-scroll="${CSS.escape(key)}"]`);
          if (again) again.scrollTop = top;
        }
        root.querySelectorAll("[data-roving]").forEach(settle);
        if (focus && !root.contains(document.activeElement)) restore(root, focus);
        if (changed.length || !rest) {
          clearTimeout(rest);
          rest = setTimeout(guard(() => model.send({ do: "drawn", number: 0 })), REST);
        }
        widget.drawn?.(api, changed);
      });

      const click = guard((event) => {
        const asked = event.target.closest("[data-do]");
        if (!asked || !root.contains(asked) || asked.matches("input, select, textarea")) return;
        if (asked.getAttribute("aria-disabled") === "true") return;
        api.act(asked.dataset.do, JSON.parse(asked.dataset.with || "{}"));
      });

      let typing = 0;
      const change = guard((event) => {
        const asked = event.target.closest("input[data-do], select[data-do], textarea[data-do]");
        if (!asked) return;
        clearTimeout(typing);
        const value = asked.type === "checkbox" ? asked.checked : asked.value;
        const send = () => api.act(asked.dataset.do, { ...JSON.parse(asked.dataset.with || "{}"), value });
        if (event.type === "change") send();
        else if (asked.dataset.live !== undefined) typing = setTimeout(send, 200);
      });

      const keydown = guard((event) => {
        // JupyterLab takes single keys as commands (`d d` deletes the cell) unless they stop here.
        event.stopPropagation();
        if (widget.keydown?.(event, api)) {
          event.preventDefault();
          return;
        }
        if (roam(event) || (event.key === "Escape" && leave(root))) event.preventDefault();
      });

      root.addEventListener("click", click);
      root.addEventListener("change", change);
      root.addEventListener("input", change);
      root.addEventListener("keydown", keydown);
      // Notebook 7 looks at each key before the page does, and leaves out only what carries this itself.
      root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
      const error = () => say(model.get("error"));
      model.on("change", draw);
      model.on("change:error", error);
      model.on("msg:custom", answered);
      const detach = guard(() => widget.attach?.(api))();
      draw();
      error();

      return () => {
        model.off("change", draw);
        model.off("change:error", error);
        model.off("msg:custom", answered);
        clearTimeout(rest);
        clearTimeout(typing);
        waiting.forEach(clearTimeout);
        detach?.();
      };
    },
  };
}

// Put new HTML into a part and touch only what differs: what stays keeps its focus, its place when it is scrolled, and
// its layout, and a live region that stays is heard when its words change.
function renew(place, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  become(place, fresh.content);
  for (const box of place.querySelectorAll('input[type="checkbox"]')) box.checked = box.defaultChecked;
  for (const option of place.querySelectorAll("option[selected]")) option.selected = true;
}

function become(old, fresh) {
  const was = [...old.childNodes];
  const will = [...fresh.childNodes];
  let first = 0;
  let [end, goal] = [was.length, will.length];
  while (first < end && first < goal && was[first].isEqualNode(will[first])) first += 1;
  while (end > first && goal > first && was[end - 1].isEqualNode(will[goal - 1])) [end, goal] = [end - 1, goal - 1];
  for (let at = first; at < Math.max(end, goal); at += 1) {
    if (at >= goal) was[at].remove();
    else if (at >= end) old.insertBefore(will[at], was[end] ?? null);
    else if (!alike(was[at], will[at])) was[at].replaceWith(will[at]);
    else if (was[at].nodeType === Node.TEXT_NODE) was[at].nodeValue = will[at].nodeValue;
    else {
      dress(was[at], will[at]);
      become(was[at], will[at]);
    }
  }
}

// Whether an element can become another. What a hand does to a control is not in its HTML, so a control is replaced.
function alike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return one.nodeType === Node.TEXT_NODE;
  if (one.matches("input, select, textarea")) return false;
  return ["key", "scroll"].every((name) => one.dataset[name] === other.dataset[name]);
}

function dress(one, other) {
  for (const { name } of [...one.attributes]) if (!other.hasAttribute(name)) one.removeAttribute(name);
  for (const { name, value } of other.attributes) if (one.getAttribute(name) !== value) one.setAttribute(name, value);
}

// What has the focus, by a name that lasts longer than the element.
function remember(root) {
  const active = root.getRootNode().activeElement;
  if (!active || !root.contains(active)) return null;
  const place = active.closest("[data-part]");
  return {
    key: active.dataset.key,
    part: place?.dataset.part,
    value: "value" in active && active.tagName === "INPUT" ? active.value : undefined,
    caret: active.tagName === "INPUT" && active.type !== "checkbox" ? active.selectionStart : undefined,
  };
}

function restore(root, focus) {
  const again = focus.key ? root.querySelector(`[data-key="${CSS.escape(focus.key)}"]`) : null;
  const part = focus.part ? root.querySelector(`.kit-stage > [data-part="${CSS.escape(focus.part)}"]`) : null;
  const next = again ?? part?.querySelector('[data-item][tabindex="0"], button, input, select, [tabindex="0"]') ?? root;
  if (again && focus.value !== undefined && again.tagName === "INPUT" && again.type !== "checkbox") {
    again.value = focus.value;
  }
  next.focus({ preventScroll: true });
  if (again && focus.caret !== undefined && focus.caret !== null) again.setSelectionRange?.(focus.caret, focus.caret);
}

// A group `[data-roving]` is one stop of the Tab key; arrows go from one `[data-item]` in it to the next. In a grid
// (`data-roving="grid"`) the items stand in `[data-row]`s, and up and down keep the column.
function settle(group) {
  const items = [...group.querySelectorAll("[data-item]")];
  const current = items.find((item) => item === document.activeElement)
    ?? items.find((item) => item.matches('[aria-selected="true"], [aria-current="true"], [aria-pressed="true"]'))
    ?? items[0];
  for (const item of items) item.tabIndex = item === current ? 0 : -1;
}

function roam(event) {
  const item = event.target.closest?.("[data-item]");
  const group = item?.closest("[data-roving]");
  if (!group || event.altKey || event.ctrlKey || event.metaKey) return false;
  const items = [...group.querySelectorAll("[data-item]")];
  const at = items.indexOf(item);
  let next;
  if (group.dataset.roving === "grid") {
    const rows = [...group.querySelectorAll("[data-row]")].map((row) => [...row.querySelectorAll("[data-item]")]);
    const y = rows.findIndex((row) => row.includes(item));
    const x = rows[y].indexOf(item);
    const column = (row) => row?.[Math.min(x, row.length - 1)];
    next = {
      ArrowLeft: rows[y][x - 1],
      ArrowRight: rows[y][x + 1],
      ArrowUp: column(rows[y - 1]),
      ArrowDown: column(rows[y + 1]),
      Home: event.ctrlKey ? rows[0][0] : rows[y][0],
      End: rows[y][rows[y].length - 1],
    }[event.key];
  } else {
    next = {
      ArrowLeft: items[at - 1],
      ArrowUp: items[at - 1],
      ArrowRight: items[at + 1],
      ArrowDown: items[at + 1],
      Home: items[0],
      End: items[items.length - 1],
    }[event.key];
  }
  if (["Enter", " "].includes(event.key) && item.dataset.do && !item.matches("button, input, select, a")) {
    item.click();
    return true;
  }
  if (!next) return false;
  for (const other of items) other.tabIndex = other === next ? 0 : -1;
  next.focus();
  return true;
}

// Go back to the notebook: its own keys work again, and arrows go from cell to cell.
function leave(root) {
  const cell = root.closest(".jp-Notebook-cell");
  cell?.focus();
  return Boolean(cell);
}

// Scroll a part of the widget, and not the notebook, so that something in it can be seen.
function reveal(element, scroller) {
  const box = element?.getClientRects()[0];
  if (!box || !scroller) return;
  const frame = scroller.getBoundingClientRect();
  if (box.top < frame.top + 40) scroller.scrollTop += box.top - frame.top - 80;
  else if (box.bottom > frame.bottom - 40) scroller.scrollTop += box.bottom - frame.bottom + 80;
}

