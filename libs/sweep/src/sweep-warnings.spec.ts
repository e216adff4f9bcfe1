import type { SweepSpec } from './sweep-spec.js';
import { sweepWarnings } from './sweep-warnings.js';
import { SMALL_SWEEP } from './testing/example-specs.js';

const withSamples = (samples: number, change: Partial<SweepSpec['system']> = {}): SweepSpec => ({
  ...SMALL_SWEEP,
  data: { kind: 'normal', samples },
  system: { ...SMALL_SWEEP.system, ...change },
});

test('too few samples for a certificate are warned of, with the n concerned and the number that suffices', () => {
  expect(sweepWarnings(SMALL_SWEEP)).toEqual([]);
  expect(sweepWarnings(withSamples(9))).toEqual([]);
  expect(sweepWarnings(withSamples(8))).toEqual([
    'The certificate will be refused for n = 3: samples × labels = 8 × 1 is less than n²; give data.samples: 9 or more.',
  ]);
  expect(sweepWarnings(withSamples(3))[0]).toContain('n = 2, 3');
});

test('complex generators have twice the parameters, and every label counts', () => {
  const oracles = [{ kind: 'norm' }, { kind: 'determinant' }] as const;
  expect(sweepWarnings(withSamples(6, { field: 'complex', oracles }))).toEqual([]);
  expect(sweepWarnings(withSamples(5, { field: 'complex', oracles }))[0]).toContain('5 × 3 is less than 2n²');
});

test('vector fields have no certificate to warn of', () => {
  expect(
    sweepWarnings(withSamples(1, { parameterisation: { kind: 'non-linear', hidden: [8], activation: 'tanh' } })),
  ).toEqual([]);
});
