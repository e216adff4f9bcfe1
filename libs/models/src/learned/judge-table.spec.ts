import { matrixOf } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { judgeTable } from './judge-table.js';
import { labelledTable } from './labelled-table.js';
import { LabelsRefusedError } from './labels-refused-error.js';
import { measuredFields } from './measured-fields.js';

const SHAPE = { dimension: 3, field: 'real' } as const;

/** Rows of r², a fifth of them held out. */
function tableOf(rows: number): ReturnType<typeof labelledTable> {
  const stream = normalStream(2);
  const samples = Float64Array.from({ length: 3 * rows }, () => stream());
  const labels = Float64Array.from({ length: rows }, (_, row) =>
    samples.subarray(3 * row, 3 * row + 3).reduce((sum, x) => sum + x * x, 0),
  );
  const sampleCount = Math.round(0.8 * rows);
  return labelledTable(
    {
      ...{ sampleCount, heldOutCount: rows - sampleCount, labelCount: 1 },
      ...{ samples: samples.slice(0, 3 * sampleCount), heldOut: samples.slice(3 * sampleCount) },
      ...{ labels: labels.slice(0, sampleCount), heldOutLabels: labels.slice(sampleCount) },
    },
    3,
  );
}

test('a table has the rows that train, then those held out', () => {
  const { inputs, labels, split } = tableOf(10);
  expect([inputs.length, labels.length]).toEqual([30, 10]);
  expect([[...split.train], [...split.heldOut]]).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7],
    [8, 9],
  ]);
});

test('labels are certified with as many generators, and candidates are bounded', () => {
  const scaling = matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
  const { certificate, generators, verdict } = judgeTable({ kind: 'polynomial' }, tableOf(400), SHAPE, [
    so(3),
    [scaling],
  ]);
  expect(certificate.groupDimension).toBe(3);
  expect(generators).toHaveLength(3);
  expect(verdict.candidates.map((candidate) => (candidate?.upper ?? NaN) < 0.01)).toEqual([true, false]);
});

test('rows that do not suffice are refused with a word and a reason', () => {
  let thrown: unknown;
  try {
    judgeTable({ kind: 'quadratic' }, tableOf(8), SHAPE);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LabelsRefusedError);
  expect(thrown).toMatchObject({
    refusal: 'too-few-rows',
    message: expect.stringMatching(/measure more rows/) as unknown,
  });
});

describe('fields beyond matrices', () => {
  const PLANE = { dimension: 2, field: 'real' } as const;
  const table = (length: number, phi: (x: Float64Array) => number, mean = 0): ReturnType<typeof labelledTable> => {
    const stream = normalStream(5);
    const samples = Float64Array.from({ length: length * 400 }, () => stream() + mean);
    const labels = Float64Array.from({ length: 400 }, (_, row) =>
      phi(samples.subarray(length * row, length * (row + 1))),
    );
    return labelledTable(
      {
        ...{ sampleCount: 320, heldOutCount: 80, labelCount: 1 },
        ...{ samples: samples.slice(0, 320 * length), heldOut: samples.slice(320 * length) },
        ...{ labels: labels.slice(0, 320), heldOutLabels: labels.slice(320) },
      },
      length,
    );
  };
  const ellipse = ([x = NaN, y = NaN]: Float64Array): number => (x - 1) ** 2 + 4 * (y - 1) ** 2;
  const distance = (x: Float64Array): number =>
    ((x[0] ?? NaN) - (x[2] ?? NaN)) ** 2 + ((x[1] ?? NaN) - (x[3] ?? NaN)) ** 2;
  const system = { field: 'real', oracles: [], parameterisation: { kind: 'linear' } } as const;

  test('an ellipse off the origin has one affine field, (4 − 4y) ∂x + (x − 1) ∂y, and no matrix', () => {
    const affine = measuredFields({ ...system, parameterisation: { kind: 'affine', rows: 'flattened' } });
    const judged = judgeTable({ kind: 'polynomial' }, table(2, ellipse, 1), PLANE, [], affine);
    expect(judged.certificate).toMatchObject({ groupDimension: 1, refusal: null, parameterCount: 6 });
    const [field] = judged.generators;
    const scale = field?.[4] ?? NaN; // of x ∂y, functions 1, x, y
    [4, 0, -4, -1, 1, 0].forEach((entry, at) => {
      expect((field?.[at] ?? NaN) / scale).toBeCloseTo(entry, 8);
    });
    const matrices = judgeTable({ kind: 'polynomial' }, table(2, ellipse, 1), PLANE);
    expect(matrices.certificate.groupDimension).toBe(0);
  });

  test('a distance has e(2) as one action on two vectors', () => {
    const particles = { count: 2, features: ['x', 'y'], tied: true };
    const tied = measuredFields({ ...system, parameterisation: { kind: 'affine', rows: 'plain' }, particles });
    const judged = judgeTable({ kind: 'polynomial' }, table(4, distance), PLANE, [], tied);
    expect(judged.certificate).toMatchObject({ groupDimension: 3, parameterCount: 6 });
    for (const field of judged.generators) {
      expect(field).toHaveLength(6);
      expect(
        [field[1], field[5], (field[2] ?? NaN) + (field[4] ?? NaN)].map((entry) => Math.abs(entry ?? NaN)),
      ).toEqual([0, 0, 0].map(() => expect.closeTo(0, 8) as number));
    }
    const untied = measuredFields({
      ...system,
      parameterisation: { kind: 'affine', rows: 'plain' },
      particles: { ...particles, tied: false },
    });
    const apart = judgeTable({ kind: 'polynomial' }, table(4, distance), PLANE, [], untied);
    expect(apart.certificate).toMatchObject({ groupDimension: 3, parameterCount: 12 });
    expect(apart.generators[0]).toHaveLength(12);
  });

  test('a dictionary of degree 2 finds what affine fields do not', () => {
    const square = measuredFields({
      ...system,
      parameterisation: { kind: 'dictionary', degree: 2, functions: [], rows: 'flattened' },
    });
    const cubic = ([x = NaN, y = NaN]: Float64Array): number => x ** 3 - y ** 2;
    const { certificate, generators } = judgeTable({ kind: 'polynomial' }, table(2, cubic), PLANE, [], square);
    expect(certificate).toMatchObject({ groupDimension: 1, parameterCount: 12 });
    const scale = (generators[0]?.[2] ?? NaN) / 2; // y ∂x of 1, x, y, x², xy, y²
    [0, 0, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0].forEach((entry, at) => {
      expect((generators[0]?.[at] ?? NaN) / scale).toBeCloseTo(entry, 7);
    });
  });

  test.each([
    [{ ...system, labelAction: { kind: 'tangent', timeScaling: false } } as const, 'label-action'],
    [
      {
        ...system,
        parameterisation: { kind: 'dictionary', degree: 1, functions: ['sin(x)'], rows: 'flattened' },
      } as const,
      'dictionary',
    ],
  ])('what nothing bounds is not certified, with the reason', (asked, refusal) => {
    const { certificate, generators } = judgeTable(
      { kind: 'polynomial' },
      table(2, ellipse, 1),
      PLANE,
      [],
      measuredFields(asked),
    );
    expect(certificate).toMatchObject({ groupDimension: null, refusal });
    expect(certificate.reason).toMatch(/expression/);
    expect(generators).toEqual([]);
  });
});
