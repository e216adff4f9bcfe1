import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitSlope } from './fit-slope.mjs';

const series = (count, valueAt) => Array.from({ length: count }, (_, at) => ({ at, value: valueAt(at) }));

describe('the slope of a series', () => {
  it('of a straight line is its own, with no error', () => {
    const { slope, error } = fitSlope(series(100, (at) => 5 + 2 * at));
    assert.ok(Math.abs(slope - 2) < 1e-12 && error < 1e-12);
  });

  it('of a saw tooth without a trend is within two errors of zero', () => {
    const { slope, error } = fitSlope(series(1000, (at) => 100 + (at % 37)));
    assert.ok(Math.abs(slope) <= 2 * error);
  });

  it('of a saw tooth that climbs is more than two errors above zero', () => {
    const { slope, error } = fitSlope(series(1000, (at) => 100 + (at % 37) + 0.1 * at));
    assert.ok(slope - 2 * error > 0.05);
  });

  it('leaves out what is no number', () => {
    const { slope } = fitSlope(series(100, (at) => (at % 7 === 0 ? NaN : 3 * at)));
    assert.ok(Math.abs(slope - 3) < 1e-12);
  });

  it('of two samples has no known error', () => {
    assert.ok(Number.isNaN(fitSlope(series(2, (at) => at)).error));
  });
});
