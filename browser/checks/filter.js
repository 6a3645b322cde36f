// Each field of the filter leaves fewer notes, and some; those that are left
// are the right ones, their number is said, and all come back.
async () => {
  const form = document.getElementById('filter');
  if (!form || !shown(form)) return ['there is no filter'];
  const complaints = [];
  const rows = [...document.querySelectorAll('#meetings .notes > details')];
  const left = () => rows.filter(row => !row.hidden);
  const fill = (field, value) => {
    form.elements[field].value = value;
    form.elements[field].dispatchEvent(new Event('input', {bubbles: true}));
  };
  const who = rows[0].querySelector('summary b').nextSibling.textContent.trim().split(' ')[0];
  const dayOf = row => row.dataset.day ?? row.querySelector('p:last-child').textContent.match(/\d{4}-\d\d-\d\d/)[0];
  const theme = form.elements.theme.options[1].value;
  const fits = {
    from: ['2026-09-01', row => dayOf(row) >= '2026-09-01'],
    to: ['2026-06-30', row => dayOf(row) <= '2026-06-30'],
    who: [who, row => row.querySelector('summary').textContent.includes(who)],
    circle: ['2', row => row.dataset.circle === '2'],
    theme: [theme, row => [...row.querySelectorAll('li i')].some(i => i.textContent === theme)],
  };
  for (const [field, [value, fit]] of Object.entries(fits)) {
    fill(field, value);
    const kept = left(), right = rows.filter(fit);
    if (!right.length || right.length === rows.length) complaints.push(`${field}=${value} tells nothing about the filter`);
    if (kept.length !== right.length || !kept.every(fit)) complaints.push(`${field}=${value} leaves ${kept.length} of ${right.length} notes`);
    if (!form.textContent.includes(kept.length)) complaints.push(`${field}=${value} does not say that ${kept.length} notes are left`);
    form.reset();
    await new Promise(resolve => setTimeout(resolve, 20));
    if (left().length !== rows.length) complaints.push(`after ${field}, ${rows.length - left().length} notes stay away`);
  }
  return complaints;
}
