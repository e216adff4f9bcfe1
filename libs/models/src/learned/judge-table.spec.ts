import { matrixOf } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { judgeTable } from './judge-table.js';
import { labelledTable } from './labelled-table.js';
import { LabelsRefusedError } from './labels-refused-error.js';

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
