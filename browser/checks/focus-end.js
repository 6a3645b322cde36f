// The focus came everywhere, in the order of the page, and could be seen.
() => {
  const complaints = [];
  for (const element of focusable) if (!focused.has(element)) complaints.push(`${name(element)} is not reached`);
  for (const [element, seen] of focused) if (!seen) complaints.push(`${name(element)} does not show that it has the focus`);
  const stray = [...focused.keys()].find((element, i) => element !== focusable[i]);
  if (stray) complaints.push(`${name(stray)} is reached out of order`);
  return complaints.slice(0, 10);
}
