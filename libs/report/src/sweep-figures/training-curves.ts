import { trainingCurves as drawCurves } from '@liesweep/figures';
import { fragment } from '../page/fragment.js';
import { defineSweepFigure } from './define-sweep-figure.js';

/** How the losses fell. */
export const trainingCurves = defineSweepFigure({
  name: 'training-curves',
  id: 'curves',
  link: 'Training curves',
  title: 'Training curves',
  about: fragment`Loss against step. The best trial of each N<sub>g</sub> is drawn strong and ends in a dot, others faint.`,
  label: 'Loss against training step',
  draw: ({ curves }, layout) => drawCurves(curves, layout),
});
