import { normalStream, type FileDataset } from '@liesweep/sweep';
import { combineOracles, makeOracle } from '../make-oracle.js';

const normal = normalStream(6);
const draw = (count: number): Float64Array => Float64Array.from({ length: count }, () => normal());

const FILE: FileDataset = {
  ...{ vectorLength: 2, labelCount: 0, labels: new Float64Array(), heldOutLabels: new Float64Array() },
  ...{ samples: draw(20), heldOut: draw(6) },
  gradients: { labelCount: 2, samples: draw(40), heldOut: draw(12) },
};
const SHAPE = { dimension: 2, field: 'real' } as const;
const SPEC = { kind: 'gradients', path: 'g.npy' } as const;

test('an oracle of gradients has those of every row, trained on or held out, and NaN anywhere else', () => {
  const oracle = makeOracle(SPEC, SHAPE, { file: FILE });
  expect([oracle.labelCount, oracle.vectorCount, oracle.evaluate]).toEqual([2, 1, undefined]);
  const { samples, heldOut, gradients } = FILE;
  const at = (rows: Float64Array, row: number): number[] =>
    oracle.gradient(rows.subarray(2 * row, 2 * row + 2)).flatMap((slope) => [...slope]);
  for (let row = 0; row < 10; row += 1) {
    expect(at(samples, row)).toEqual([...(gradients?.samples.subarray(4 * row, 4 * row + 4) ?? [])]);
  }
  for (let row = 0; row < 3; row += 1) {
    expect(at(heldOut, row)).toEqual([...(gradients?.heldOut.subarray(4 * row, 4 * row + 4) ?? [])]);
  }
  expect(oracle.gradient(Float64Array.of(9, 9)).flatMap((slope) => [...slope])).toEqual([NaN, NaN, NaN, NaN]);
});

test('gradients that are all float32 are known to its precision, and a formula beside them does not change that', () => {
  const { gradients } = FILE;
  const single = {
    ...FILE,
    gradients: {
      labelCount: 2,
      samples: Float64Array.from(Float32Array.from(gradients?.samples ?? [])),
      heldOut: Float64Array.from(Float32Array.from(gradients?.heldOut ?? [])),
    },
  };
  const oracle = makeOracle(SPEC, SHAPE, { file: single });
  const formula = makeOracle({ kind: 'norm' }, SHAPE);
  expect(oracle.gradientPrecision).toBe(2 ** -24);
  expect(combineOracles([formula, oracle], SHAPE).gradientPrecision).toBe(2 ** -24);
  expect(makeOracle(SPEC, SHAPE, { file: FILE }).gradientPrecision).toBe(2 ** -52);
  expect(combineOracles([formula, formula], SHAPE).gradientPrecision).toBeUndefined();
});

test('an oracle of gradients without them is refused', () => {
  expect(() => makeOracle(SPEC, SHAPE)).toThrow('expected the gradients of the oracle, got none');
});
