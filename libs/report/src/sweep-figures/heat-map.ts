import { heatMap as drawHeatMap } from '@liesweep/figures';
import { fragment } from '../page/fragment.js';
import { defineSweepFigure } from './define-sweep-figure.js';

/** Where the loss vanishes: all cells of all slices. */
export const heatMap = defineSweepFigure({
  name: 'heat-map',
  id: 'heat-map',
  link: 'Heat map',
  title: 'Where the loss vanishes',
  about: fragment`Each cell is one dimension n and one number of generators N<sub>g</sub>, trained from many starts. Its colour
        and number are log₁₀ of the lowest loss of all of them.`,
  label: 'Heat map of log₁₀ lowest loss over n and N_g',
  draw: ({ phaseDiagram }, layout) => drawHeatMap(phaseDiagram.slices, layout),
});
