// Every count leads to as many entries as it says.
//
//   data-count="12"       on a link or a summary: it leads to 12 entries; one that
//                         is nothing but a number says so itself
//   data-list             on the element whose children are the entries; without
//                         it, the lists where the count leads are
//   data-more="4"         on the words that say that 4 more are not listed
//   data-weight="2"       on an entry that stands for 2; else one stands for as many
//                         as it has paragraphs, or for itself
//   data-of="entries"     with data-count, or round it: it counts the entries, whatever
//                         their weight
//   data-of="person"      with data-count: it counts what data-person of the
//                         entries names, each once; | stands between names
//
//   data-mean             on a link or a summary: it is no count but a mean
//
// A summary leads to what it opens, a link to its target.
() => {
  const placeOf = count => count.localName === 'summary' ?
    count.parentElement : document.getElementById(decodeURIComponent(count.hash.slice(1)));

  const outermost = (place, selector) => place.matches(selector) ? [place] :
    [...place.querySelectorAll(selector)].filter(list => !place.contains(list.parentElement.closest(selector)));

  const lists = place => {
    const marked = outermost(place, '[data-list]');
    return marked.length ? marked : outermost(place, 'ul');
  };

  const sum = numbers => numbers.reduce((total, n) => total + Number(n), 0);

  const complain = count => {
    const says = count.dataset.count ?? count.textContent.trim();
    const of = count.closest('[data-of]')?.dataset.of;
    const place = placeOf(count);
    if (!place || !lists(place).length) return `${name(count)} leads to no list`;
    const entries = lists(place).flatMap(list => [...list.children]);
    const weight = entry => Number(entry.dataset.weight ?? (entry.querySelectorAll(':scope > p').length || 1));
    const found = of === 'entries' ? entries.length : of ?
      new Set(entries.flatMap(entry => (entry.dataset[of] ?? '').split('|').filter(Boolean))).size :
      sum(entries.map(weight));
    const more = sum([...place.querySelectorAll('[data-more]')].map(words => words.dataset.more));
    const whole = !of && !entries.some(entry => weight(entry) !== 1); // else what is not listed may be anything
    const fits = whole || more === 0 ? found + more === Number(says) : found <= says;
    return fits ? null : `${name(count)} says ${says} and leads to ${found}` + (more ? ` and ${more} more` : '');
  };

  const counts = ({dataset, textContent}) => 'count' in dataset || /^\d+$/.test(textContent.trim()) && !('mean' in dataset);
  return [...document.querySelectorAll('a[href^="#"], summary')].filter(counts).map(complain).filter(Boolean);
}
