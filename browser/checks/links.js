// Every link leads to one place on the page, or to a letter to be written.
() => {
  const complaints = [];
  const times = new Map();
  for (const {id} of document.querySelectorAll('[id]')) times.set(id, (times.get(id) ?? 0) + 1);
  for (const [id, n] of times) if (n > 1) complaints.push(`${n} elements have the id ${id}`);
  for (const link of document.querySelectorAll('a, use')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('mailto:')) continue;
    if (!href.startsWith('#') || !times.has(decodeURIComponent(href.slice(1)))) {
      complaints.push(`${name(link)} leads nowhere: ${JSON.stringify(href)}`);
    }
  }
  return complaints;
}
