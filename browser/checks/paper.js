// On paper, what is folded stays folded, and whatever must stay in one piece
// fits on a sheet, so that nothing is cut. The window is the sheet.
() => {
  const complaints = [];
  for (const details of document.querySelectorAll('details:not([open])')) {
    if (!shown(details)) continue;
    const inside = [...details.children].find(child => child.localName !== 'summary' && shown(child));
    if (inside) complaints.push(`${name(details)} is folded and would be printed`);
  }
  for (const piece of document.body.querySelectorAll('*')) {
    const whole = piece.localName === 'svg' || getComputedStyle(piece).breakInside.startsWith('avoid');
    const {height} = piece.getBoundingClientRect();
    if (whole && shown(piece) && height > innerHeight) complaints.push(`${name(piece)} is ${Math.ceil(height)} px high and would be cut`);
  }
  return complaints.slice(0, 10);
}
