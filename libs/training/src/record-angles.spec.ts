import { recordAngles, startAngles, type RecordedAngles } from './record-angles.js';

test('angles are recorded for two to four generators', () => {
  expect([1, 2, 3, 4, 5].map((count) => startAngles(count) !== undefined)).toEqual([false, true, true, true, false]);
});

test('one row per step holds the angle of every pair, whatever the lengths, and padding counts for nothing', () => {
  const record = { steps: [], degrees: [] };
  recordAngles(record, 0, Float64Array.of(1, 0, 0, 3, -2, 0, 9, 9), 3, 2);
  recordAngles(record, 10, Float64Array.of(1, 1, 1, 0, 1, Math.sqrt(3), 0, 0), 3, 2);
  expect(record.steps).toEqual([0, 10]);
  const expected = [
    [90, 180, 90],
    [45, 15, 60],
  ];
  // The arc cosine takes an error near 0 and 180 degrees to its square root.
  record.degrees.forEach((row: (number | null)[], step) => {
    row.forEach((degrees, pair) => {
      expect(degrees).toBeCloseTo(expected[step]?.[pair] ?? Number.NaN, 4);
    });
  });
});

test('a generator that is zero or not finite has no angle', () => {
  const record = { steps: [], degrees: [] };
  recordAngles(record, 5, Float64Array.of(0, 0, 1, 0, Number.NaN, 1), 3, 2);
  expect(record.degrees).toEqual([[null, null, null]]);
});

test('angles do not depend on the lengths or the order of the generators', () => {
  const angle = (a: readonly number[], b: readonly number[]): number | null => {
    const record: RecordedAngles = { steps: [], degrees: [] };
    recordAngles(record, 0, Float64Array.from([...a, ...b]), 2, a.length);
    return record.degrees[0]?.[0] ?? null;
  };
  const a = [1, 2, -3, 0.5];
  const b = [-2, 0.25, 1, 4];
  const expected = angle(a, b);
  expect(expected).toBeGreaterThan(0);
  for (const factor of [1e-6, 3, 1e8]) {
    const scaled = a.map((x) => factor * x);
    expect(angle(scaled, b)).toBeCloseTo(expected ?? Number.NaN, 9);
    expect(angle(b, scaled)).toBeCloseTo(expected ?? Number.NaN, 9);
    expect(
      angle(
        scaled,
        b.map((x) => -x),
      ),
    ).toBeCloseTo(180 - (expected ?? Number.NaN), 9);
  }
});

test('a cosine that rounding takes beyond 1 is an angle of 0, not none', () => {
  const record: RecordedAngles = { steps: [], degrees: [] };
  const vector = [0.1, 0.2, 0.3, 0.7, 0.9];
  recordAngles(record, 0, Float64Array.from([...vector, ...vector.map((x) => 3 * x)]), 2, 5);
  expect(record.degrees[0]?.[0]).toBeCloseTo(0, 4);
});
