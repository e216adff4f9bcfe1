import { matrixOf, multiply, transpose } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { normalStream, rowsOf } from '@liesweep/sweep';
import { groupCopies, groupMeans } from './group-copies.js';
import { applyLabelLink } from './apply-label-link.js';
import { LABEL_LINKS, shiftedSquare } from './label-links.js';
import { shuffledRows } from './shuffled-rows.js';
import { standardise } from './standardise.js';
import { whiten, whitenRows } from './whiten.js';
import type { Whitening } from './whiten.js';

const draw = normalStream(3);
const random = (rows: number, columns: number): Matrix =>
  matrixOf(rows, columns, Array.from({ length: rows * columns }, draw));
const noWhitening = (size: number): Whitening => ({
  centre: new Float64Array(size).fill(NaN),
  forward: matrixOf(size, size),
  backward: matrixOf(size, size),
});
const sizesOf = (columns: number): Float64Array => new Float64Array(columns).fill(1);

describe('whitening', () => {
  const mixed = multiply(random(200, 4), random(4, 4));
  mixed.data.forEach((x, at) => (mixed.data[at] = (x + 1) * (at % 4 === 0 ? 1e6 : 1e-6)));

  it('makes the second moment 1, with and without the mean', () => {
    for (const isCentred of [false, true]) {
      const whitening = whiten(mixed, { isCentred, isComplex: false });
      const z = whitenRows(whitening ?? noWhitening(4), mixed);
      multiply(transpose(z), z).data.forEach((entry, at) => {
        expect(entry / 200).toBeCloseTo(at % 5 === 0 ? 1 : 0, 6);
      });
    }
  });

  it('of complex features is complex linear', () => {
    const samples = multiply(random(200, 6), random(6, 6));
    const whitening = whiten(samples, { isCentred: false, isComplex: true });
    const { data } = whitening?.forward ?? matrixOf(0, 0);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        expect(data[i * 6 + j]).toBeCloseTo(data[(i + 3) * 6 + j + 3] ?? NaN, 10);
        expect(data[i * 6 + j + 3]).toBeCloseTo(-(data[(i + 3) * 6 + j] ?? NaN), 10);
      }
    }
  });

  it('refuses dependent features', () => {
    const samples = random(50, 3);
    samples.data.forEach((_, at) => {
      if (at % 3 === 2) samples.data[at] = 2 * (samples.data[at - 1] ?? NaN) - (samples.data[at - 2] ?? NaN);
    });
    expect(whiten(samples, { isCentred: false, isComplex: false })).toBeNull();
    expect(whiten(matrixOf(50, 2), { isCentred: false, isComplex: false })).toBeNull();
  });
});

describe('copies', () => {
  it('are merged, also when they differ by rounding', () => {
    const rows = random(40, 3);
    const copied = matrixOf(120, 3, [
      ...rows.data,
      ...rows.data.map((x) => x * (1 + 1e-14)),
      ...rows.data.map((x) => x + 1e-13),
    ]);
    const groups = groupCopies(rowsOf(copied.data, 3), sizesOf(3));
    expect(groups.count).toBe(40);
    expect([...groups.groupOf.subarray(40, 80)]).toEqual([...groups.groupOf.subarray(0, 40)]);
    const means = groupMeans(
      Float64Array.from({ length: 120 }, (_, at) => Math.floor(at / 40)),
      1,
      groups,
    );
    expect([...means]).toEqual(new Array<number>(40).fill(1));
  });

  it('are no rows that agree in one feature', () => {
    const rows = random(100, 2);
    rows.data.forEach((_, at) => at % 2 === 0 && (rows.data[at] = 1));
    expect(groupCopies(rowsOf(rows.data, 2), sizesOf(2)).count).toBe(100);
  });

  it('are found among few levels in little time', () => {
    const rows = matrixOf(
      20_000,
      2,
      Array.from({ length: 40_000 }, (_, at) => Math.floor(at / 2) % (2 + (at % 2))),
    );
    expect(groupCopies(rowsOf(rows.data, 2), sizesOf(2)).count).toBe(6);
  });
});

describe('standard labels', () => {
  it('have mean 0 and mean square 1', () => {
    const label = standardise(Float64Array.of(1e9 + 1, 1e9 + 3));
    expect(label).toEqual({ standard: Float64Array.of(-1, 1), mean: 1e9 + 2, deviation: 1 });
  });

  it('are none when they do not vary', () => {
    expect(standardise(Float64Array.of(0.1, 0.1, 0.1))).toBeNull();
    expect(standardise(Float64Array.of(0, 0))).toBeNull();
    expect(standardise(Float64Array.of(1, NaN))).toBeNull();
  });
});

describe('a part of the rows', () => {
  it('is chosen without repetition, the same each time', () => {
    const part = shuffledRows(1000, 100);
    expect(new Set(part).size).toBe(100);
    expect(shuffledRows(1000, 100)).toEqual(part);
    expect(shuffledRows(5, 100)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a link of the label', () => {
  const labels = Float64Array.of(1, 2, 4);

  it('is found by its name', () => {
    for (const link of LABEL_LINKS) {
      expect(applyLabelLink(link.name, labels)).toEqual(link.transform(labels));
    }
    expect(applyLabelLink('y', labels)).toBe(labels);
    expect(applyLabelLink('constant', labels)).toBe(labels);
  });

  it('with a zero of its own keeps that zero in its name', () => {
    const links = [shiftedSquare(1.23456789, 1), shiftedSquare(-273.15, 0.1), shiftedSquare(1e-20, 3e-20)];
    expect(links.map(({ name }) => name)).toEqual(['(y − 1.23457)²', '(y + 273.15)²', '(y − 1e-20)²']);
    for (const { name, transform } of links) {
      expect(applyLabelLink(name, labels)).toEqual(transform(labels));
    }
    const [low = NaN, middle = NaN, high = NaN] = applyLabelLink('(y − 1)²', labels);
    expect(low).toBe(0);
    expect(high / middle).toBeCloseTo(9, 12);
  });

  it('does not overflow', () => {
    expect(applyLabelLink('y²', Float64Array.of(1e200, 2e200)).every(Number.isFinite)).toBe(true);
  });
});
