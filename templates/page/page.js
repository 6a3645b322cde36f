// Filters and sorts the notes that the page already shows. Without it all of
// them are there to read: it adds nothing, loads nothing and keeps nothing.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const who = (row) => row.querySelector("summary b").nextSibling.textContent.trim();
  const path = (row) => row.querySelector("p:last-child").textContent;
  const dayOf = (row) => row.dataset.day ?? path(row).match(/.*\/(\d{4}-\d\d-\d\d)/)?.[1] ?? "";
  const circleOf = (row) => row.dataset.circle ?? "unknown";
  const wanted = () => Object.fromEntries(new FormData(form));

  const keepsMeeting = (row, w) => {
    const day = dayOf(row);
    return (!w.from || day >= w.from) && (!w.to || (day && day <= w.to)) &&
      (!w.circle || circleOf(row) === w.circle) &&
      (!w.theme || all("li i", row).some((theme) => theme.textContent === w.theme)) &&
      (!w.who || fold(who(row)).includes(fold(w.who)));
  };

  const keepsPerson = (row, w, meetings) => {
    const timed = w.from || w.to || w.theme;
    const theirs = all("a[href^='#m']", row).map((a) => a.hash.slice(1));
    return (!w.circle || circleOf(row) === w.circle) &&
      (!w.who || fold(row.querySelector("b").textContent).includes(fold(w.who))) &&
      (!timed || theirs.some((id) => meetings.has(id)));
  };

  const show = (rows, keeps) => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !keeps(row);
      if (!row.hidden) shown++;
    }
    return shown;
  };

  const say = (name, shown, of) => {
    const words = form.dataset[name];
    form.elements[name].value = shown === of ? "" : words.replace("{n}", shown).replace("{of}", of);
  };

  const filter = () => {
    const w = wanted();
    const notes = all(".notes > details"), people = all(".notes > div");
    const kept = show(notes, (row) => keepsMeeting(row, w));
    const ids = new Set(notes.filter((row) => !row.hidden).map((row) => row.id));
    const keptPeople = show(people, (row) => keepsPerson(row, w, ids));
    const narrowed = kept < notes.length;
    show(all(".said > li"), (row) => {
      const link = row.querySelector("a[href^='#m']");
      return !narrowed || (link && ids.has(link.hash.slice(1)));
    });
    say("meetings", kept, notes.length);
    say("people", keptPeople, people.length);
  };

  const keys = {
    who: (row) => fold(who(row)),
    version: (row) => row.querySelector("summary i")?.textContent ?? "",
    day: dayOf,
  };

  const order = () => {
    const [key, back] = form.elements.sort.value.split("-");
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    for (const list of all("#meetings .notes")) {
      const rows = all("details", list);
      rows.sort((a, b) => compare(keys[key](a), keys[key](b)) * (back ? -1 : 1));
      list.append(...rows);
    }
  };

  const sortTable = (table, column, button) => {
    const head = button.closest("th");
    const up = head.getAttribute("aria-sort") !== "descending";
    for (const th of all("th", table.tHead)) th.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "descending" : "ascending");
    const text = ({ cells }) => (cells[column].querySelector("summary") ?? cells[column]).textContent.trim();
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => compare(text(a), text(b)) * (up ? -1 : 1));
    table.tBodies[0].append(...rows);
  };

  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((th, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...th.childNodes);
      button.addEventListener("click", () => sortTable(table, column, button));
      th.append(button);
    });
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(() => { filter(); order(); }));
    form.elements.sort.addEventListener("input", order);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
})();
