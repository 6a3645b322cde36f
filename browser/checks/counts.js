// Every count leads to as many entries as it says.
//
//   data-count="12"       on a link or a summary: it leads to 12 entries
//   data-list             on the element whose children are the entries
//   data-more="4"         on the words that say that 4 more are not listed
//   data-list="p"         the same; an entry stands for as many as it has of these
//   data-weight="2"       on an entry that stands for 2
//   data-of="entries"     with data-count: it counts the entries, whatever their weight
//   data-of="person"      with data-count: it counts what data-person of the
//                         entries names, each once; | stands between names
//   data-where="a=b"      with data-count: it counts entries with data-a="b"
//
//   data-mean             on a link or a summary: it is no count but a mean
//
// A summary leads to what it opens, a link to its target. A link or a summary
// that is nothing but a number must say in this way what it is.
() => {
  const placeOf = count => count.localName === 'summary' ?
    count.parentElement : document.getElementById(decodeURIComponent(count.hash.slice(1)));

  const lists = place => place.matches('[data-list]') ? [place] :
    [...place.querySelectorAll('[data-list]')].filter(list => !place.contains(list.parentElement.closest('[data-list]')));

  const sum = numbers => numbers.reduce((total, n) => total + Number(n), 0);

  const complain = count => {
    const {count: says, of, where} = count.dataset;
    const place = placeOf(count);
    if (!place || !lists(place).length) return `${name(count)} leads to no list`;
    const inside = new Map();
    let entries = lists(place).flatMap(list => {
      for (const entry of list.children) if (list.dataset.list) inside.set(entry, entry.querySelectorAll(list.dataset.list).length);
      return [...list.children];
    });
    const weight = entry => inside.get(entry) ?? entry.dataset.weight ?? 1;
    if (where) {
      const [key, value] = where.split('=');
      entries = entries.filter(entry => entry.dataset[key] === value);
    }
    const found = of === 'entries' ? entries.length : of ?
      new Set(entries.flatMap(entry => (entry.dataset[of] ?? '').split('|').filter(Boolean))).size :
      sum(entries.map(weight));
    const more = sum([...place.querySelectorAll('[data-more]')].map(words => words.dataset.more));
    const whole = !of && !where && !entries.some(entry => weight(entry) !== 1); // else what is not listed may be anything
    const fits = whole || more === 0 ? found + more === Number(says) : found <= says;
    return fits ? null : `${name(count)} says ${says} and leads to ${found}` + (more ? ` and ${more} more` : '');
  };

  const complaints = [...document.querySelectorAll('[data-count]')].map(complain);
  for (const place of document.querySelectorAll('a[href^="#"], summary')) {
    if (/^\d+$/.test(place.textContent.trim()) && !('count' in place.dataset || 'mean' in place.dataset)) {
      complaints.push(`${name(place)} does not say what it counts`);
    }
  }
  return complaints.filter(Boolean);
}
