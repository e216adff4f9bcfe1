import type { Slice, SweepDetail } from '@liesweep/api-contract';
import { CellColumns } from '../../live/cell-columns.js';
import { comparedSeries, sliceLosses, type SeriesParts } from './compared-series.js';

const WEIGHTS = { invariance: 1, normalization: 1, orthogonality: 1, closure: 0, sparsity: 0 };

function slice(dimension: number, value: number | null, firstCell: number): Slice {
  return {
    ...{ system: 's', dimension, weights: WEIGHTS, firstCell },
    groupDimension: {
      value,
      status: value === null ? 'undetermined' : 'detected',
      certificate: null,
      gapDecades: null,
      reason: '',
    },
  };
}

function parts(name: string, chosen: number | null): SeriesParts {
  const sweep = { name, grid: { generators: [1, 2, 3] } } as SweepDetail;
  const slices = [slice(2, 1, 0), slice(3, 3, 3), slice(4, null, 6)];
  const cells = new CellColumns(9);
  cells.merge({
    ...{ revision: 1, reset: false, hasMore: false, total: 9 },
    cells: {
      ...{ index: [3, 4], trials: [8, 8], failed: [0, 0], lowestLoss: [1e-12, null], finalLoss: [1e-12, null] },
      ...{ vanishingTrials: [2, 0], dominantTerm: [0, null] },
    },
  });
  return { series: { sweepId: name, slice: chosen }, sweep, slices, cells };
}

describe('comparedSeries', () => {
  it('chooses the slice with the largest decided dimension where none is named', () => {
    expect(comparedSeries([parts('so-n', null)]).map((each) => each.slice?.dimension)).toEqual([3]);
    expect(comparedSeries([parts('so-n', 0)]).map((each) => each.slice?.dimension)).toEqual([2]);
    expect(comparedSeries([parts('so-n', 99)]).map((each) => each.slice)).toEqual([null]);
  });

  it('names a sweep by itself, and by its slice where it is compared with itself', () => {
    expect(comparedSeries([parts('so-n', null), parts('u-2', null)]).map(({ name }) => name)).toEqual(['so-n', 'u-2']);
    expect(comparedSeries([parts('so-n', 0), parts('so-n', 1)]).map(({ name }) => name)).toEqual([
      'so-n, n = 2',
      'so-n, n = 3',
    ]);
  });
});

test('losses of a slice are those of its own cells, null where none is finite or known', () => {
  const [series] = comparedSeries([parts('so-n', 1)]);
  expect(series === undefined ? [] : sliceLosses(series)).toEqual([
    { generators: 1, index: 3, loss: 1e-12, vanishes: true },
    { generators: 2, index: 4, loss: null, vanishes: false },
    { generators: 3, index: 5, loss: null, vanishes: false },
  ]);
});
