import { judgeLabels } from './judge-labels.js';
import type { LabelledRows, LabelVerdict } from './label-verdict.js';
import { referenceRows, squaredNorm } from './testing/reference-rows.js';

/** Functions with three, one and no generators, and one that noise leaves open. */
const functions: Record<string, LabelledRows> = {
  'a squared norm': referenceRows({ phi: squaredNorm, dimension: 3, rowCount: 400, noise: 0.005, seed: 31 }),
  'a product': referenceRows({
    phi: ([x = NaN, y = NaN]) => x * y,
    dimension: 2,
    rowCount: 400,
    noise: 0.01,
    seed: 32,
  }),
  'a quartic': referenceRows({
    phi: (x) => x.reduce((sum, feature) => sum + feature ** 4, 0),
    dimension: 2,
    rowCount: 400,
    noise: 0,
    seed: 33,
  }),
  'a noisy squared norm': referenceRows({ phi: squaredNorm, dimension: 2, rowCount: 200, noise: 0.2, seed: 34 }),
};

const said = ({ kind, dimension, lower, upper, refusal, link, fittedDegree }: LabelVerdict) => ({
  kind,
  dimension,
  lower,
  upper,
  refusal,
  link,
  fittedDegree,
});

describe.each(Object.entries(functions))('the verdict on %s', (_, rows) => {
  const { dimension } = rows.shape;
  const verdict = judgeLabels(rows);
  const own = said(verdict);
  const judgeSamples = (samples: Float64Array): LabelVerdict => judgeLabels({ ...rows, samples });
  const judgeValues = (labels: Float64Array): LabelVerdict => judgeLabels({ ...rows, labels });

  it('does not depend on the units of the features', () => {
    const units = [1e-6, 1e6, 1e2];
    const scaled = judgeSamples(rows.samples.map((x, at) => x * (units[at % dimension] ?? NaN)));
    expect(said(scaled)).toEqual(own);
    scaled.defects.forEach((defect, k) => {
      expect(defect).toBeCloseTo(verdict.defects[k] ?? NaN, 6);
    });
    expect(scaled.misfit).toBeCloseTo(verdict.misfit ?? NaN, 6);
  });

  it('does not depend on a mixing of the features', () => {
    const mixings = [
      [1, 0.6, -0.4, 0.2, 1, 0.5, 0.3, -0.7, 1],
      [1, 0.95, 0, 0.95, 1, 0, 0.3, 0.2, 0.1],
    ]; // the second of condition 30 to 40
    for (const mixing of mixings) {
      const mixed = rows.samples.map((__, at) => {
        const [row, i] = [Math.floor(at / dimension), at % dimension];
        return Array.from({ length: dimension }).reduce<number>(
          (sum, ___, j) => sum + (mixing[3 * i + j] ?? NaN) * (rows.samples[row * dimension + j] ?? NaN),
          0,
        );
      });
      const { kind, dimension: found, lower } = judgeSamples(mixed);
      expect({ kind, found, lower }).toEqual({ kind: own.kind, found: own.dimension, lower: own.lower });
    }
  });

  it.each([
    [1e-9, 0],
    [-1e9, 0],
    [1, 1e3],
    [1e9, -3e9],
  ])('does not depend on the unit and the zero of the label: %p y + %p', (factor, shift) => {
    expect(said(judgeValues(rows.labels.map((y) => factor * y + shift)))).toEqual(own);
  });

  it('does not depend on the order of the rows by more than their noise', () => {
    const order = Array.from(rows.labels.keys()).reverse();
    const reversed = judgeLabels({
      ...rows,
      samples: Float64Array.from(
        order.flatMap((row) => [...rows.samples.subarray(row * dimension, (row + 1) * dimension)]),
      ),
      labels: Float64Array.from(order, (row) => rows.labels[row] ?? NaN),
    });
    expect(said(reversed)).toEqual(own);
  });

  it('is not strengthened by copies', () => {
    const copies = judgeLabels({
      ...rows,
      samples: Float64Array.of(...rows.samples, ...rows.samples),
      labels: Float64Array.of(...rows.labels, ...rows.labels),
    });
    expect(copies).toEqual(verdict);
  });

  it('never comes from a number that is none', () => {
    for (const broken of [NaN, Infinity, -Infinity]) {
      const at = 17;
      expect(judgeSamples(rows.samples.with(at, broken))).toMatchObject({ kind: 'refused', refusal: 'not-finite' });
      expect(judgeValues(rows.labels.with(at, broken))).toMatchObject({ kind: 'refused', refusal: 'not-finite' });
    }
  });

  it('is the same each time', () => {
    expect(judgeLabels(rows)).toEqual(verdict);
  });
});

describe('a looser tolerance', () => {
  it('never certifies fewer generators', () => {
    const rows = referenceRows({
      phi: (x) => squaredNorm(x) + 0.1 * (x[0] ?? NaN) ** 3,
      dimension: 3,
      rowCount: 500,
      noise: 0.01,
      seed: 35,
    });
    const lowers = [0.02, 0.05, 0.1, 0.3].map((tolerance) => judgeLabels(rows, { tolerance }).lower);
    expect(lowers).toEqual([...lowers].sort((a, b) => a - b));
  });
});

describe('a norm', () => {
  it.each([0, -2, 40])('that is measured from another zero, %p, still has so(3)', (shift) => {
    const rows = referenceRows({
      phi: (x) => Math.sqrt(squaredNorm(x)),
      dimension: 3,
      rowCount: 1000,
      noise: 0.01,
      seed: 36,
    });
    const verdict = judgeLabels({ ...rows, labels: rows.labels.map((y) => 3 * y + shift) });
    expect(verdict.dimension).toBe(3);
    expect(verdict.link).toMatch({ 0: /^y²$/, '-2': /^\(y \+ (1\.9|2)/, 40: /^\(y − (39|40)\.?/ }[shift] ?? 'unknown');
  });
});
