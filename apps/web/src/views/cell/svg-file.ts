/** What a drawing owes to style sheets, which its file does not carry. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'visibility',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A drawing of the page as the text of an SVG file that looks the same by itself, on the ground that it stands on. */
export function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const computed = getComputedStyle(original);
    for (const property of PROPERTIES) element.setAttribute(property, computed.getPropertyValue(property));
    for (const name of ['class', 'style', 'role', 'tabindex', 'id']) element.removeAttribute(name);
  });
  const { width, height } = svg.getBoundingClientRect();
  const box = svg.viewBox.baseVal;
  const [x, y, w, h] = box.width > 0 ? [box.x, box.y, box.width, box.height] : [0, 0, width, height];
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('viewBox', [x, y, w, h].map(String).join(' '));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of Object.entries({ x, y, width: w, height: h, fill: groundOf(svg) })) {
    ground.setAttribute(name, String(value));
  }
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function groundOf(element: Element): string {
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (colour !== '' && !colour.endsWith(', 0)') && colour !== 'transparent') return colour;
  }
  return '#ffffff';
}
