import { IDENTITY_LINK, LABEL_LINKS } from './label-links.js';
import { rootMeanSquare } from './whiten.js';

/**
 * A label through a link, up to a factor and a constant.
 *
 * @param name of the link, such as `y²`; the label itself for a name that is none
 */
export function applyLabelLink(name: string, label: Float64Array): Float64Array {
  const { apply } = LABEL_LINKS.find((link) => link.name === name) ?? IDENTITY_LINK;
  const mean = label.reduce((sum, y) => sum + y / label.length, 0);
  const deviation = rootMeanSquare(label.map((y) => y - mean));
  const size = rootMeanSquare(label);
  return label.map((y) => apply(y / size, (y - mean) / deviation));
}
