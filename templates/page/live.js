// Follows the notes while they are written. `carnet serve` says that there is
// another page; this fetches it and puts it in place of the one that is shown,
// with the same things open, the same filter and order, and where one was reading.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const policy = (page) => page.querySelector("meta[http-equiv]").content + page.documentElement.lang;
  const again = 3000; // milliseconds

  // things are all that can be open or be read, by what stays of their names
  // when others come and go.
  const things = () => {
    const found = new Map(), times = new Map();
    for (const thing of all("section[id], .notes > div, details")) {
      const path = thing.matches(".notes > *, .iteration") && (thing.querySelector(":scope > .path") ?? thing.querySelector(":scope > p:last-child"));
      const words = path ? path.textContent : thing.querySelector(":scope > summary")?.textContent.replace(/\d+/g, "");
      const name = [thing.closest("section")?.id, thing.id && !path ? thing.id : "", words].join("\n");
      const n = times.get(name) ?? 0;
      times.set(name, n + 1);
      found.set(name + "\n" + n, thing);
    }
    return found;
  };

  const remember = () => {
    const form = document.getElementById("filter"), focus = document.activeElement;
    const sorted = all("table th[aria-sort]").map((th) => [th.closest("table").className, th.cellIndex, th.ariaSort]);
    const state = { sorted, open: new Map(), fields: form ? [...new FormData(form)] : [], top: -Infinity, scrolled: scrollY };
    if (form?.contains(focus)) state.focus = focus.name;
    for (const [name, thing] of things()) {
      if (thing.localName === "details") state.open.set(name, thing.open);
      const { top, height } = thing.getBoundingClientRect();
      if (height && top <= innerHeight / 3 && top >= state.top) [state.top, state.place] = [top, name];
    }
    return state;
  };

  // sort does what the reader has done to a table: the first click sorts downwards.
  const sort = ([name, column, way]) => {
    const button = all("table.sortable").find((table) => table.className === name)?.rows[0].cells[column]?.querySelector("button");
    button?.click();
    if (way === "ascending") button?.click();
  };

  const restore = ({ sorted, open, fields, focus, place, top, scrolled }) => {
    const form = document.getElementById("filter"), now = things();
    for (const [name, was] of open) if (now.has(name)) now.get(name).open = was;
    sorted.forEach(sort);
    for (const [name, value] of form ? fields : []) {
      form.elements[name].value = value;
      form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (form && focus) form.elements[focus].focus({ preventScroll: true });
    scrollTo(0, scrolled);
    if (scrolled && now.has(place)) scrollBy(0, now.get(place).getBoundingClientRect().top - top);
  };

  const swap = (page) => {
    if (policy(page) !== policy(document)) return location.reload(); // another carnet
    const state = remember();
    document.title = page.title;
    document.body = page.body;
    for (const old of all("script:not([data-live])")) {
      const script = document.createElement("script"); // what is only parsed does not run
      script.textContent = old.textContent;
      old.replaceWith(script);
    }
    restore(state);
  };

  let latest, fetching = false;
  const follow = async () => {
    if (fetching) return;
    fetching = true;
    try {
      while (latest !== document.body.dataset.page) {
        const answer = await fetch("/", { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.status);
        swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      setTimeout(follow, again);
    } finally {
      fetching = false;
    }
  };

  let source, timer;
  const listen = () => {
    source = new EventSource("/events");
    const gone = (is) => { document.getElementById("gone").hidden = !is; };
    source.onopen = () => gone(false);
    source.onmessage = ({ data }) => { latest = data; follow(); };
    source.onerror = () => {
      gone(true);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(listen, again);
    };
  };
  const stop = () => { clearTimeout(timer); source.close(); };
  listen();
  // A tab that nobody sees needs no connection; browsers allow six.
  document.addEventListener("visibilitychange", () => { stop(); if (!document.hidden) listen(); });
  addEventListener("pagehide", stop);
})();
