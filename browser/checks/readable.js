// Every word can be read or unfolded. What only names things for screen readers
// (data-names), and what needs a script, need not be seen.
() => unfolded(part => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const complaints = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const unseen = parent.closest('script, style, svg title, svg desc, [data-names], [data-needs-script]') ||
      part === document.body && parent.closest('details[name]'); // each popup has its turn
    if (walker.currentNode.data.trim() && !unseen && !shown(parent)) complaints.push(`${name(parent)} cannot be read`);
  }
  return complaints;
})
