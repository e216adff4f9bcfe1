import { normalStream } from '@liesweep/sweep';
import { judgeLabels } from './judge-labels.js';
import type { LabelledRows } from './label-verdict.js';
import { referenceRows, squaredNorm } from './testing/reference-rows.js';

const rows = referenceRows({ phi: squaredNorm, dimension: 3, rowCount: 400, noise: 0, seed: 41 });

/** The same labels' function on other samples. */
function relabelled(change: (x: number[], row: number) => number[], phi = squaredNorm): LabelledRows {
  const samples = Array.from({ length: 400 }, (_, row) =>
    change([...rows.samples.subarray(3 * row, 3 * row + 3)], row),
  );
  return { ...rows, samples: Float64Array.from(samples.flat()), labels: Float64Array.from(samples, phi) };
}

function part(count: number): LabelledRows {
  return { ...rows, samples: rows.samples.slice(0, 3 * count), labels: rows.labels.slice(0, count) };
}

const cubic = (x: readonly number[]): number => squaredNorm(x) + (x[0] ?? NaN) ** 3;

/** Labels off by a third of their size, so that no quadratic polynomial gives them nearly exactly. */
function uneven(given: LabelledRows): LabelledRows {
  return { ...given, labels: given.labels.map((label, row) => label + Math.sin(7.3 * row)) };
}

describe('a verdict is refused', () => {
  it.each<[string, LabelledRows, RegExp]>([
    ['too-few-rows', part(0), /Only 0 different rows/],
    ['too-few-rows', part(19), /needs 100: measure more rows/],
    ['too-few-rows', uneven(part(99)), /copies do not count/],
    [
      'too-few-rows',
      uneven(relabelled((x, row) => [...rows.samples.subarray(3 * (row % 60), 3 * (row % 60) + 3)].concat(x.slice(3)))),
      /Only 60 different/,
    ],
    ['constant-label', { ...rows, labels: rows.labels.map(() => 0.1) }, /do not vary/],
    ['dependent-features', relabelled(([x = NaN, y = NaN]) => [x, y, x - 2 * y]), /combination of the features/],
    ['dependent-features', relabelled(([x = NaN, y = NaN]) => [x, y, 0]), /leave out the dependent feature/],
    [
      'surface',
      relabelled((x) => x.map((feature) => feature / Math.sqrt(squaredNorm(x))), cubic),
      /polynomial equation/,
    ],
    ['surface', relabelled(([x = NaN, y = NaN], row) => [x, y, row % 2], cubic), /0\/1 feature/],
    ['surface', relabelled(([x = NaN, y = NaN]) => [x, y, 1], cubic), /measure rows that leave it/],
    [
      'lack-of-fit',
      relabelled(
        (x) => x,
        (x) => Math.sign(x[0] ?? NaN) + squaredNorm(x),
      ),
      /No polynomial up to degree/,
    ],
  ])('for %s', (refusal, broken, reason) => {
    const verdict = judgeLabels(broken);
    expect(verdict).toMatchObject({ kind: 'refused', dimension: null, lower: 0, upper: 9, refusal, generators: [] });
    expect(verdict.reason).toMatch(reason);
    expect(verdict.reason).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/);
  });

  it('for labels that are noise', () => {
    const draw = normalStream(4);
    const verdict = judgeLabels({ ...rows, labels: rows.labels.map(draw) });
    expect(verdict.dimension).toBeNull();
    expect(verdict.refusal).toBe('gradient-noise');
  });

  it('for a few outlying rows that carry the gradient', () => {
    const draw = normalStream(6);
    const outlying = relabelled((x, row) => (row < 3 ? x.map((feature) => 300 * feature) : x));
    const verdict = judgeLabels({ ...outlying, labels: outlying.labels.map((y) => y + 0.5 * draw()) });
    expect(verdict.dimension).toBeNull();
  });

  it('for more features than are borne', () => {
    const many = referenceRows({ phi: squaredNorm, dimension: 10, rowCount: 30, noise: 0, seed: 1 });
    expect(judgeLabels(many)).toMatchObject({ kind: 'refused', refusal: 'too-many-features' });
  });
});

describe('rows that do not fit', () => {
  it('are thrown back', () => {
    expect(() => judgeLabels({ ...rows, labels: rows.labels.slice(1) })).toThrow('expected 400 labels');
    expect(() => judgeLabels({ ...rows, samples: rows.samples.slice(1) })).toThrow(RangeError);
    expect(() => judgeLabels({ ...rows, labelCount: 0, labels: new Float64Array() })).toThrow(RangeError);
  });
});

describe('a degree that is given', () => {
  it('is judged two degrees above, with the label itself', () => {
    expect(judgeLabels(rows, { degree: 3 })).toMatchObject({
      dimension: 3,
      fittedDegree: 3,
      judgedDegree: 5,
      link: 'y',
    });
    expect(judgeLabels(rows, { degree: 1 })).toMatchObject({ dimension: 3, fittedDegree: null, judgedDegree: 4 });
  });

  it('that describes the labels badly is refused', () => {
    const quartic = relabelled(
      (x) => x,
      (x) => squaredNorm(x) ** 2,
    );
    expect(judgeLabels(quartic, { degree: 1 })).toMatchObject({ kind: 'refused', refusal: 'lack-of-fit' });
  });

  it('needs its rows', () => {
    expect(judgeLabels(part(150), { degree: 4 })).toMatchObject({ refusal: 'too-few-rows', rowsNeeded: 240 });
  });
});

describe('labels that a quadratic polynomial gives to a thousandth', () => {
  it('are judged at fewer rows than others', () => {
    expect(judgeLabels(part(60))).toMatchObject({ kind: 'certified', dimension: 3, judgedDegree: 4 });
  });

  it('are not where the rows are too few even so', () => {
    expect(judgeLabels(part(40))).toMatchObject({ dimension: null, refusal: 'too-few-rows' });
  });

  it('have their breaking certified too, however small: it is above what is left of them', () => {
    const broken = { ...part(80), labels: part(80).labels.map((y, row) => y + 0.02 * (rows.samples[3 * row] ?? NaN)) };
    expect(judgeLabels(broken).dimension).not.toBe(3);
  });
});
