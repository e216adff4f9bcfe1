import type { Cells } from '@liesweep/api-contract';
import { CellColumns, NO_TERM } from './cell-columns.js';

interface Change {
  readonly index: number;
  readonly trials?: number;
  readonly failed?: number;
  readonly loss?: number | null;
  readonly vanishing?: number;
}

function changes(revision: number, list: readonly Change[], reset = false): Cells {
  return {
    ...{ revision, reset, hasMore: false, total: 6 },
    cells: {
      index: list.map(({ index }) => index),
      trials: list.map(({ trials = 1 }) => trials),
      failed: list.map(({ failed = 0 }) => failed),
      lowestLoss: list.map(({ loss = 0.1 }) => loss),
      finalLoss: list.map(({ loss = 0.1 }) => loss),
      vanishingTrials: list.map(({ vanishing = 0 }) => vanishing),
      dominantTerm: list.map(({ loss = 0.1 }) => (loss === null ? null : 3)),
    },
  };
}

test('changes by revision give the same columns as all at once', () => {
  const [byParts, atOnce] = [new CellColumns(6), new CellColumns(6)];
  byParts.merge(changes(1, [{ index: 0 }, { index: 4, loss: 1e-3 }]));
  byParts.merge(changes(2, [{ index: 4, loss: 1e-13, trials: 2, vanishing: 1 }]));
  byParts.merge(changes(5, [{ index: 2, trials: 0, failed: 4, loss: null }]));
  atOnce.merge(
    changes(5, [
      { index: 0 },
      { index: 2, trials: 0, failed: 4, loss: null },
      { index: 4, loss: 1e-13, trials: 2, vanishing: 1 },
    ]),
  );
  expect(byParts).toEqual(atOnce);
  expect([byParts.known, byParts.vanishing, byParts.revision]).toEqual([3, 1, 5]);
});

test('taking the same changes over again changes nothing', () => {
  const [once, twice] = [new CellColumns(6), new CellColumns(6)];
  const change = changes(3, [{ index: 1, vanishing: 2, trials: 2 }]);
  once.merge(change);
  twice.merge(change);
  twice.merge(change);
  expect(twice).toEqual(once);
});

test('a stream that lags behind cannot take the page back', () => {
  const columns = new CellColumns(6);
  columns.merge(changes(9, [{ index: 1, loss: 1e-6, trials: 4 }]));
  columns.merge(changes(4, [{ index: 1, loss: 1, trials: 1 }]));
  expect([columns.trials[1], columns.lowestLoss[1], columns.revision]).toEqual([4, 1e-6, 9]);
});

test('a reset forgets what was known', () => {
  const columns = new CellColumns(6);
  columns.merge(changes(9, [{ index: 1, vanishing: 1 }, { index: 2 }]));
  columns.merge(changes(2, [{ index: 3 }], true));
  expect([columns.known, columns.vanishing, columns.revision]).toEqual([1, 0, 2]);
  expect([columns.isKnown(1), columns.isKnown(3)]).toEqual([false, true]);
});

test('a loss that is not finite is no number, and no term is dominant there', () => {
  const columns = new CellColumns(6);
  columns.merge(changes(1, [{ index: 5, loss: null }]));
  expect([columns.lowestLoss[5], columns.level[5], columns.dominantTerm[5]]).toEqual([NaN, NaN, NO_TERM]);
  expect(columns.isKnown(5)).toBe(true);
});

test('an exact zero is drawn at the lowest decade, as in the figures', () => {
  const columns = new CellColumns(6);
  columns.merge(changes(1, [{ index: 0, loss: 0 }]));
  expect(columns.level[0]).toBe(-16);
});
