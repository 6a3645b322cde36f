// What the checks share. A check is a file beside this one with one function,
// which returns what it has to complain of, a sentence each.

// name says which element is meant: what it is, and its first words.
const name = element => {
  const which = element.id ? '#' + element.id : element.classList.length ? '.' + element.classList[0] : '';
  const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  return `<${element.localName}${which}>` + (words ? ` “${words}”` : '');
};

// shown tells whether an element can be seen, as it stands now.
const shown = element =>
  element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && element.getClientRects().length > 0;

// opened opens folds, looks, and folds them again.
const opened = async (folds, look) => {
  for (const fold of folds) fold.open = true;
  try {
    return await look();
  } finally {
    for (const fold of folds) fold.open = false;
  }
};

// Folds that share a name are never open together: they lie over each other.
const folds = () => [...document.querySelectorAll('details:not([open], [name])')];
const popups = () => [...document.querySelectorAll('details[name]:not([open])')];

// unfolded looks at the page with all folds open, then at each popup, and puts
// together what was found.
const unfolded = look => opened(folds(), async () => {
  const found = look(document.body);
  for (const popup of popups()) found.push(...await opened([popup], () => look(popup)));
  return found;
});

// outside says what in a part of the page is wider than the window, and on a
// phone what scrolls sideways.
const outside = part => {
  const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const inBox = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (scrolls(box)) return true;
    }
    return false;
  };
  const complain = element => {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !shown(element)) return []; // nothing, or for screen readers only
    const out = Math.max(box.right - innerWidth, -box.left);
    if (out > .5 && !inBox(element)) return [`${name(element)} stands ${Math.ceil(out)} px outside`];
    const slides = innerWidth < 640 && element.scrollWidth > element.clientWidth + 1 && scrolls(element);
    return slides ? [`${name(element)} scrolls sideways`] : [];
  };
  return [...part.querySelectorAll('*')].flatMap(complain);
};
