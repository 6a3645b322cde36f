// From here on the page notes where the focus goes; focus-end looks at it.
() => {
  window.focusable = [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex]')]
    .filter(element => shown(element) && !element.disabled && element.tabIndex >= 0);
  window.stops = focusable.reduce((sum, element) => sum + (element.type === 'date' ? 4 : 1), 0); // day, month, year, calendar
  window.focused = new Map();
  document.addEventListener('focusin', ({target}) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(target);
    focused.set(target, outlineStyle !== 'none' && parseFloat(outlineWidth) > 0);
  });
  return [];
}
