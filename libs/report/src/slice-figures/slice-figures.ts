import { algebra } from './algebra.js';
import { angles } from './angles.js';
import { certificate } from './certificate.js';
import type { SliceFigure } from './define-slice-figure.js';
import { fieldBasis } from './field-basis.js';
import { fieldPictures } from './field-pictures.js';
import { fields } from './fields.js';
import { flows } from './flows.js';
import { labels } from './label-flows.js';
import { particles } from './particle-flows.js';

/** The kinds of figures of one slice, in the order in which the report shows them. */
export const SLICE_FIGURES: readonly SliceFigure[] = [
  ...[fieldBasis, fieldPictures, particles, labels],
  ...[certificate, fields, flows, algebra, angles],
];
