import { algebra } from './algebra.js';
import { angles } from './angles.js';
import { certificate } from './certificate.js';
import type { SliceFigure } from './define-slice-figure.js';
import { fields } from './fields.js';
import { flows } from './flows.js';

/** The kinds of figures of one slice, in the order in which the report shows them. */
export const SLICE_FIGURES: readonly SliceFigure[] = [certificate, fields, flows, algebra, angles];
