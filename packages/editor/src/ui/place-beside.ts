/** On which side of its anchor something prefers to be; it changes sides where there is no room. */
export type Side = 'below' | 'above' | 'centre';

const gap = 6;
const margin = 8;

/** Puts a box in the top layer beside an anchor, inside the window. Written through the style object, which a strict CSP allows. */
export function placeBeside(box: HTMLElement, anchor: Element, side: Side): void {
  const from = anchor.getBoundingClientRect();
  const view = box.ownerDocument.documentElement;
  const { offsetWidth: width, offsetHeight: height } = box;
  const isRtl = getComputedStyle(box).direction === 'rtl';
  const start = isRtl ? from.right - width : from.left;
  const x = side === 'below' ? start : from.left + from.width / 2 - width / 2;
  const below = from.bottom + gap;
  const above = from.top - gap - height;
  const fitsBelow = below + height <= view.clientHeight - margin;
  const y = side === 'above' ? (above >= margin ? above : below) : fitsBelow || above < margin ? below : above;
  box.style.left = `${clamp(x, view.clientWidth - width - margin)}px`;
  box.style.top = `${clamp(y, view.clientHeight - height - margin)}px`;
}

function clamp(value: number, most: number): number {
  return Math.max(margin, Math.min(value, Math.max(margin, most)));
}
