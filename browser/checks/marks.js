// Marks that mean something stand out from what is behind them, three to one.
() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const channels = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = colour => {
    const [r, g, b] = [...channels(colour)].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = element => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return 'Canvas';
  };
  const complaints = new Set();
  for (const mark of document.querySelectorAll('svg:has(> use)')) {
    if (!shown(mark)) continue;
    const [high, low] = [light(getComputedStyle(mark).color), light(behind(mark))].sort((a, b) => b - a);
    const contrast = (high + .05) / (low + .05);
    if (contrast < 3) complaints.add(`<svg.${mark.classList[0]}> in ${name(mark.parentElement)} stands out ${contrast.toFixed(1)} to one`);
  }
  return [...complaints].slice(0, 10);
}
