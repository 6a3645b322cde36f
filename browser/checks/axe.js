// axe finds nothing that people who see, hear or move otherwise would stumble
// over: with all folds open, and in the longest popup.
async () => {
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const look = async part => {
    const {violations} = await axe.run(part, {runOnly, resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}) => nodes.slice(0, 3).map(node =>
      `${id} (${nodes.length}): ${node.target} ${node.failureSummary.replace(/\s+/g, ' ')}`));
  };
  const complaints = await opened(folds(), () => look(document));
  const [longest] = popups().sort((a, b) => b.textContent.length - a.textContent.length);
  return longest ? [...complaints, ...await opened([longest], () => look(longest))] : complaints;
}
