import { linkNamed } from './label-links.js';

/**
 * A label through a link, up to a factor and a constant.
 *
 * @param name of the link, such as `y²`; the label itself for a name that is none
 */
export function applyLabelLink(name: string, label: Float64Array): Float64Array {
  return linkNamed(name).transform(label);
}
