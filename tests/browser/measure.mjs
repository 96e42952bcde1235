// What is cut, covered or too small for a finger on the page as it is. Runs in the page: nothing from outside it is used.

/** Sentences that each say one thing that is not right; none when all is well. */
export function measure() {
  const SLACK = 1.5; // pixels of rounding
  const LEAST = 43.5; // pixels of a finger
  const found = [];
  const top = document.querySelector('dialog[open]') ?? document.body;
  const modal = top !== document.body;
  const OWN = 'button, input, select, textarea, a[href], summary, label.option, .world.choosing';
  const NOT_OURS = '.blocks svg, .blocklyWidgetDiv, .blocklyDropDownDiv, .blocklyTooltipDiv'; // Blockly's own

  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest('.unseen') && !element.closest('#skip:not(:focus)') && !element.closest(NOT_OURS)
    && getComputedStyle(element).clipPath !== 'inset(50%)'; // read aloud only
  const nameOf = (element) => `${element.tagName.toLowerCase()}.${element.className} « ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)} »`;
  const round = (box) => [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
  const outside = (box, room) => box.left < room.left - SLACK || box.top < room.top - SLACK
    || box.right > room.right + SLACK || box.bottom > room.bottom + SLACK;
  const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK;

  /** What hides a part of a box: an ancestor that cuts, or the window; null when it can be scrolled to. */
  function cutBy(element, box) {
    let part = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
    for (let each = element.parentElement; each && each !== document.documentElement; each = each.parentElement) {
      const style = getComputedStyle(each);
      const room = each.getBoundingClientRect();
      const [across, down] = [style.overflowX, style.overflowY];
      const scrolls = { x: across === 'auto' || across === 'scroll', y: down === 'auto' || down === 'scroll' };
      // What can be brought into sight counts as far as it is inside what scrolls.
      if (scrolls.x) part = { ...part, left: room.left, right: room.right };
      if (scrolls.y) part = { ...part, top: room.top, bottom: room.bottom };
      if (across !== 'visible' && !scrolls.x && outside({ ...part, top: room.top, bottom: room.bottom }, room)) return each;
      if (down !== 'visible' && !scrolls.y && outside({ ...part, left: room.left, right: room.right }, room)) return each;
      if (style.position === 'fixed') break;
    }
    const sheet = document.scrollingElement;
    const high = modal ? innerHeight : Math.max(innerHeight, sheet.scrollHeight - scrollY);
    const low = modal ? 0 : -scrollY;
    return outside(part, { left: 0, top: low, right: innerWidth, bottom: high }) ? document.documentElement : null;
  }

  if (document.scrollingElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);

  const controls = [...top.querySelectorAll(OWN)].filter((each) => shown(each) && !(each.matches('input') && each.closest('.option')));
  const boxes = new Map(controls.map((each) => [each, each.getBoundingClientRect()]));
  for (const [each, box] of boxes) {
    const inline = each.closest('.sentence') !== null; // a word of a sentence is as high as its line
    if (!inline && (box.width < LEAST || box.height < LEAST)) found.push(`${nameOf(each)} is only ${Math.round(box.width)} x ${Math.round(box.height)}`);
    const by = cutBy(each, box);
    if (by) found.push(`${nameOf(each)} at ${round(box)} is cut by ${by.tagName}.${by.className}`);
  }
  const parts = new Map(controls.map((each) => [each, visiblePart(each.parentElement, boxes.get(each))]));
  controls.forEach((one, place) => controls.slice(place + 1).forEach((other) => {
    if (one.contains(other) || other.contains(one)) return;
    if (meet(seen(one), seen(other))) found.push(`${nameOf(one)} and ${nameOf(other)} overlap`);
  }));

  function seen(control) { return parts.get(control); }

  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !shown(element) || element.closest('noscript')) continue;
    const lines = linesOf(node, element);
    const box = lines.reduce((all, line) => ({
      left: Math.min(all.left, line.left), top: Math.min(all.top, line.top), right: Math.max(all.right, line.right), bottom: Math.max(all.bottom, line.bottom),
    }));
    const words = `« ${node.textContent.trim().slice(0, 40)} »`;
    const by = cutBy(element, box) ?? (cutsItself(element) ? element : null);
    if (by) found.push(`${words} at ${round(box)} is cut by ${by.tagName}.${by.className}`);
    const control = element.closest(OWN);
    if (control && outside(box, control.getBoundingClientRect())) found.push(`${words} is wider than ${nameOf(control)}`);
    for (const line of control ? [] : lines) {
      const over = controls.find((each) => !each.contains(element) && meet(visiblePart(element, line), seen(each)));
      if (over) found.push(`${words} is under ${nameOf(over)}`);
    }
  }
  // What is said to a child is seen whole; the longest of a teacher may scroll.
  for (const each of top.querySelectorAll('.heading, .saying .sentence, .secret')) {
    if (shown(each) && each.scrollHeight > each.clientHeight + 1 && each.textContent.length < 200) found.push(`${nameOf(each)} has to be scrolled`);
  }
  for (const each of top.querySelectorAll('.sheet-head, .sheet-answers')) {
    if (outside(each.getBoundingClientRect(), { left: 0, top: 0, right: innerWidth, bottom: innerHeight })) found.push(`${nameOf(each)} is out of sight`);
  }
  return [...new Set(found)];

  /** Where the letters are: the box of a line is higher than they are. */
  function linesOf(node, element) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const half = parseFloat(getComputedStyle(element).fontSize) / 2;
    return [...range.getClientRects()].map(({ left, right, top: high, bottom }) => {
      const middle = (high + bottom) / 2;
      return { left, right, top: middle - half, bottom: middle + half };
    });
  }

  function cutsItself(element) {
    const style = getComputedStyle(element);
    return style.display !== 'inline' && ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
  }

  /** The part of a line that what scrolls around it lets see. */
  function visiblePart(element, line) {
    let { left, top: high, right, bottom } = line;
    for (let each = element; each; each = each.parentElement) {
      if (getComputedStyle(each).overflowY === 'visible') continue;
      const room = each.getBoundingClientRect();
      [left, high, right, bottom] = [Math.max(left, room.left), Math.max(high, room.top), Math.min(right, room.right), Math.min(bottom, room.bottom)];
    }
    return { left, top: high, right, bottom };
  }
}
