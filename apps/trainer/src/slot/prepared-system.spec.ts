import { normalStream, type CsvDataSpec, type FileDataset, type SystemSpec } from '@liesweep/sweep';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import { prepareSystem } from './prepared-system.js';

const DATA: CsvDataSpec = {
  ...{ kind: 'csv', path: 'x.csv', scale: 'per-feature', heldOut: 0.2 },
  ...{ features: [], complexPairs: [], labels: [] },
};

/** Scaled rows of a file whose features have these units. */
function fileOf(vectorLength: number, units: readonly number[]): FileDataset {
  const stream = normalStream(21);
  const rows = (count: number): Float64Array => Float64Array.from({ length: count * vectorLength }, () => stream());
  return {
    ...{ vectorLength, labelCount: 0, scale: Float64Array.from(units) },
    ...{ samples: rows(60), heldOut: rows(15), labels: new Float64Array(), heldOutLabels: new Float64Array() },
  };
}

test.each<readonly [string, SystemSpec['field'], SystemSpec['oracles'], number, readonly number[], number]>([
  ['so(1,3) in mixed units', 'real', [{ kind: 'quadratic', signature: [1, -1, -1, -1] }], 4, [30, 1, 10, 0.5], 6],
  ['so(3) of a formula that no scaled sphere has', 'real', [{ kind: 'squared-norm' }], 3, [1, 50, 7], 3],
  [
    'su(2), whose determinant takes two rows',
    'complex',
    [{ kind: 'norm' }, { kind: 'determinant' }],
    2,
    [3, 3, 3, 3],
    3,
  ],
])(
  'the certificate of %s is that of the formula on the features in the file',
  (_, field, oracles, dimension, units, expected) => {
    const system: SystemSpec = { oracles, field, parameterisation: { kind: 'linear' } };
    const prepared = prepareSystem({ ...EXAMPLE_SPEC, system, data: DATA }, dimension, fileOf(units.length, units));
    expect(prepared.certificate?.groupDimension).toBe(expected);
    expect(prepared.heldOut.sampleCount).toBe(15);
    expect([...(prepared.fileScale ?? [])]).toEqual(units);
  },
);
