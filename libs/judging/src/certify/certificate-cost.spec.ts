import { parseSweepFile, type SweepSpec } from '@liesweep/sweep';
import { certificateCost } from './certificate-cost.js';

const spec = (oracle: string, field = 'real'): SweepSpec =>
  parseSweepFile(
    `name: a\nsystem: { oracles: [${oracle}], field: ${field} }\ngrid: { dimension: 27, generators: 1 }\n`,
  );
const learned: Pick<SweepSpec, 'system'> = {
  system: {
    ...{ field: 'real', parameterisation: { kind: 'linear' } },
    oracles: [{ kind: 'learned', model: { kind: 'polynomial' }, task: 'regression' }],
  },
};

test('E6 is worth waiting for, and its complex form is not', () => {
  expect(certificateCost(spec('cubic'), 27, 1000)).toBeLessThan(5);
  expect(certificateCost(spec('norm, cubic', 'complex'), 27, 3000)).toBeGreaterThan(5);
});

test('ten features and ten thousand rows take less than a second', () => {
  expect(certificateCost(spec('norm'), 10, 10_000)).toBeLessThan(1);
});

test('labels take longer the more features there are, and the more rows', () => {
  expect(certificateCost(learned, 4, 10_000)).toBeLessThan(1);
  expect(certificateCost(learned, 7, 10_000)).toBeGreaterThan(5);
  expect(certificateCost(learned, 4, 20_000)).toBe(2 * certificateCost(learned, 4, 10_000));
});
