import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  analyseStructure,
  closureResidual,
  matrixOf,
  realForms,
  sparsestBasis,
  structureConstants,
  su,
  type Matrix,
} from '@liesweep/lie';
import { alignBasis, innerProduct, lorentz } from '@liesweep/lie/testing';
import { parseSweepFile, type SweepSpec } from '@liesweep/sweep';
import { trainInProcess, type StoredShard } from '../testing/train-in-process.js';

const EXAMPLES = join(__dirname, '../../../../examples');

/** What is asked of trained bases: entries, overlaps and structure constants f_abc after alignment. */
const TRAINED_ERROR = 1e-3;
/** With sparsity alone, before any rotation, the largest pair of entries holds this share of a generator's norm². */
const SPARSE_SHARE = 0.99;

/** An example of the slides with one number of generators and a few starts. */
function example(name: string, generators: number, restarts: number): SweepSpec {
  const spec = parseSweepFile(readFileSync(join(EXAMPLES, `${name}.yaml`), 'utf8'));
  return { ...spec, grid: { ...spec.grid, generators: [generators] }, restarts };
}

/** The stored generators of the accepted trial with the lowest final loss, vec 𝒲 of each. */
function best({ record, file }: StoredShard): Float32Array {
  const [first] = record.trials
    .map(({ referee, finalLoss }, at) => ({ isAccepted: referee?.isClosed === true, loss: finalLoss ?? Infinity, at }))
    .filter(({ isAccepted }) => isAccepted)
    .toSorted((a, b) => a.loss - b.loss);
  const found = file.tensors.get(`generators/${String(first?.at)}`);
  if (found?.dtype !== 'F32') throw new TypeError('no trial was accepted');
  return found.data;
}

/** Cuts vec 𝒲 of all into matrices. */
function matrices(data: Float32Array, rows: number, columns: number): Matrix[] {
  const entries = rows * columns;
  return Array.from({ length: data.length / entries }, (_, a) =>
    matrixOf(rows, columns, data.subarray(a * entries, (a + 1) * entries)),
  );
}

test('Lorentz, sparse: three symmetric and three antisymmetric generators, one pair of entries each', async () => {
  const found = best(await trainInProcess(example('07-lorentz-sparse', 6, 4)));
  const trained = matrices(found, 4, 4);
  expect(closureResidual(trained)).toBeLessThan(1e-4);
  expect(analyseStructure(trained).name).toBe('so(1,3) ≅ sl(2,C)');
  for (const { data } of trained) {
    const squares = Array.from(data, (entry) => entry * entry).toSorted((a, b) => b - a);
    expect((squares[0] ?? NaN) + (squares[1] ?? NaN)).toBeGreaterThan(2 * SPARSE_SHARE);
  }
  // In the order of first entries, positive: the three boosts, then the three rotations.
  const sparsest = sparsestBasis(trained);
  expect(closureResidual(sparsest)).toBeLessThan(1e-4);
  for (const [a, canonical] of lorentz().entries()) {
    canonical.data.forEach((entry, at) => {
      expect(Math.abs((sparsest[a]?.data[at] ?? NaN) - entry)).toBeLessThan(TRAINED_ERROR);
    });
  }
});

describe('SU(3), sparse, on the norm alone', () => {
  const gellMann = su(3); // −i/√2 λ_a in the real form
  let found: Float32Array;

  beforeAll(async () => {
    found = best(await trainInProcess(example('08-su-3-sparse', 8, 12)));
  });

  /** In the real form, of norm² 2 as Gell-Mann's there. */
  const realForm = (data: Float32Array): Matrix[] =>
    realForms(data, { dimension: 3, field: 'complex' }).map((one) => ({
      ...one,
      data: one.data.map((entry) => entry * Math.SQRT1_2),
    }));

  test('the eight generators span what Gell-Mann’s do', () => {
    expect(analyseStructure(realForm(found)).name).toBe('su(3)');
    for (const one of realForm(found)) {
      const inSpan = gellMann.reduce((sum, lambda) => sum + (innerProduct(one, lambda) / 2) ** 2, 0);
      expect(Math.abs(inSpan - 1)).toBeLessThan(TRAINED_ERROR);
    }
  });

  test('in their sparsest basis they are Gell-Mann’s, up to order and sign', () => {
    const sparsest = sparsestBasis(matrices(found, 6, 3), { field: 'complex' });
    const asReal = realForm(Float32Array.from(sparsest.flatMap(({ data }) => Array.from(data))));
    for (const lambda of gellMann) {
      const overlaps = asReal.map((one) => Math.abs(innerProduct(one, lambda)) / 2);
      expect(Math.abs(Math.max(...overlaps) - 1)).toBeLessThan(TRAINED_ERROR);
    }
  });

  test('aligned with Gell-Mann’s they have the structure constants f_abc', () => {
    const aligned = alignBasis(realForm(found), gellMann) ?? [];
    const [constants, wanted] = [structureConstants(aligned), structureConstants(gellMann)];
    expect(constants.data).toHaveLength(28 * 8);
    wanted.data.forEach((constant, at) => {
      expect(Math.abs((constants.data[at] ?? NaN) - constant)).toBeLessThan(TRAINED_ERROR);
    });
  });
});

test('x1⁴ + x2⁴ + x3⁴ has no continuous symmetry: nothing vanishes, and the certificate is 0', async () => {
  const { record } = await trainInProcess(example('14-quartic-breaks-rotations', 1, 8));
  expect(record.certificate?.groupDimension).toBe(0);
  expect(Math.min(...record.trials.map(({ finalLoss }) => finalLoss ?? NaN))).toBeGreaterThan(1e-2);
});
