import { GridGeometry } from '../../drawing/grid-geometry.js';
import { choiceOf } from './choice.js';
import { phaseDiagramSearch } from './phase-diagram-search.js';

const one = [1];
const small = new GridGeometry({
  dimension: [2, 3],
  generators: [1, 2, 3],
  weights: { invariance: one, normalization: one, orthogonality: one, closure: [0, 1], sparsity: one },
});
const tenths = Array.from({ length: 10 }, (_, tenth) => tenth / 10);
const large = new GridGeometry({
  dimension: [2, 3],
  generators: [1, 2, 3],
  weights: { invariance: one, normalization: one, orthogonality: one, closure: tenths, sparsity: [0, 0.1, 1] },
});

test('few combinations of weights have a panel each', () => {
  expect(choiceOf({}, small)).toEqual({
    layout: 'panels',
    slice: 2,
    cell: undefined,
    panels: [0, 1],
    along: undefined,
  });
});

test('of many, all cells are shown at first, and panels go along the longest axis', () => {
  const choice = choiceOf({}, large);
  expect([choice.layout, choice.along, choice.panels.length]).toEqual(['all', 'closure', 10]);
});

test('panels go along the axis that is asked for, at the weights of the slice', () => {
  const slice = large.sliceAt(1, large.weightsAt({ ...large.positionsOf(0), closure: 4, sparsity: 2 }));
  const { panels } = choiceOf({ layout: 'panels', along: 'sparsity', slice }, large);
  expect(panels.map((weights) => large.lossWeights(weights))).toMatchObject([
    { closure: 0.4, sparsity: 0 },
    { closure: 0.4, sparsity: 0.1 },
    { closure: 0.4, sparsity: 1 },
  ]);
});

test('a cell brings its slice along', () => {
  expect(choiceOf({ cell: 7, slice: 0 }, small)).toMatchObject({ cell: 7, slice: 2 });
});

test('what the grid does not have is not shown', () => {
  expect(choiceOf({ cell: 900, slice: 900, layout: 'all' }, small)).toMatchObject({ cell: undefined, slice: 2 });
});

test('what makes no sense in an address is left out', () => {
  expect(phaseDiagramSearch({ layout: 'round', along: 'closure', slice: '4', cell: -1 })).toEqual({
    along: 'closure',
    slice: 4,
  });
});
