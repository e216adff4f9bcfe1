import { parseSweepFile, trialAt, trialCount } from '@liesweep/sweep';
import { LOSS_TERMS } from '@liesweep/sweep/loss-weights';
import { GridGeometry } from './grid-geometry.js';

const spec = {
  dimension: [2, 3, 5],
  generators: [1, 2, 4, 7],
  weights: { invariance: [1], normalization: [1, 2], orthogonality: [1], closure: [0, 0.5, 1], sparsity: [0, 0.1] },
};

const geometry = new GridGeometry(spec);

test('counts are products of the axes', () => {
  expect([geometry.weightCount, geometry.sliceCount, geometry.cellCount]).toEqual([12, 36, 144]);
  expect(geometry.varying).toEqual(['normalization', 'closure', 'sparsity']);
});

test('a cell’s index and its place are inverse', () => {
  for (let cell = 0; cell < geometry.cellCount; cell++) expect(geometry.cellAt(geometry.placeOf(cell))).toBe(cell);
});

test('weights and their positions on the axes are inverse, and the last term is fastest', () => {
  for (let weights = 0; weights < geometry.weightCount; weights++) {
    expect(geometry.weightsAt(geometry.positionsOf(weights))).toBe(weights);
  }
  expect(geometry.lossWeights(1).sparsity).toBe(0.1);
  expect(geometry.lossWeights(2)).toEqual({
    ...{ invariance: 1, normalization: 1, orthogonality: 1, closure: 0.5, sparsity: 0 },
  });
});

test('along an axis, one weight changes and the others stay', () => {
  const weights = geometry.weightsAt({ ...geometry.positionsOf(0), normalization: 1, sparsity: 1 });
  const along = geometry.alongAxis(weights, 'closure').map((each) => geometry.lossWeights(each));
  expect(along.map(({ closure }) => closure)).toEqual([0, 0.5, 1]);
  expect(along.every(({ normalization, sparsity }) => normalization === 2 && sparsity === 0.1)).toBe(true);
});

test('a cell stands where the sweep’s own enumeration has its trials', () => {
  const sweep = parseSweepFile(`
name: order
system:
  oracles: [{ kind: squared-norm }]
grid:
  dimension: [2, 3]
  generators: [1, 2, 3]
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: [0, 1], sparsity: [0, 0.1] }
restarts: 2
`);
  const grid = new GridGeometry(sweep.grid);
  expect(grid.cellCount * sweep.restarts).toBe(trialCount(sweep));
  for (let index = 0; index < trialCount(sweep); index++) {
    const { gridPoint } = trialAt(sweep, index);
    const place = grid.placeOf(Math.floor(index / sweep.restarts));
    expect(grid.dimensions[place.dimension]).toBe(gridPoint.dimension);
    expect(grid.generators[place.generators]).toBe(gridPoint.generatorCount);
    for (const term of LOSS_TERMS) expect(grid.lossWeights(place.weights)[term]).toBe(gridPoint.lossWeights[term]);
  }
});
