// Nothing is wider than the window, folded or open. On a phone nothing scrolls
// sideways by itself either; where there is room, a box may.
() => {
  const look = () => {
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    return [...wide > 0 ? [`the page is ${wide} px too wide`] : [], ...outside(document.body)];
  };
  const folded = look();
  return opened(folds(), look).then(open => [...new Set([...folded, ...open])].slice(0, 10));
}
