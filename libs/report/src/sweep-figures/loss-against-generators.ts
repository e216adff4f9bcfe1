import { lossAgainstGenerators as drawLosses } from '@liesweep/figures';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { fragment } from '../page/fragment.js';
import { defineSweepFigure } from './define-sweep-figure.js';

/** What keeps the loss from vanishing: the term that dominates it. */
export const lossAgainstGenerators = defineSweepFigure({
  name: 'loss-against-generators',
  id: 'loss',
  link: 'Loss against number of generators',
  title: 'What keeps it from vanishing',
  about: fragment`The lowest loss against N<sub>g</sub>. Colour and shape name the term that dominates it. The referee decides what
        vanishes; of the rest, a loss above the grey band fails, and one inside it says nothing.`,
  label: 'Lowest loss against N_g, coloured by dominant term',
  draw: ({ phaseDiagram, spec: { system, training } }, layout) =>
    drawLosses(phaseDiagram.slices, layout, vanishingCriterion(training, system.parameterisation)),
});
