import { extensionIssues } from './extension-issues.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { enumerateTrials } from './trial-grid.js';

const { grid, training } = SMALL_SWEEP;

const LARGER: SweepSpec = {
  ...SMALL_SWEEP,
  grid: { dimension: [4, 3, 2], generators: [1, 5, 2, 3], weights: { ...grid.weights, sparsity: [0, 0.1] } },
  restarts: 6,
};

describe('extensionIssues', () => {
  it('has none for the same sweep with another budget on another device', () => {
    const budget = { ...SMALL_SWEEP.budget, trials: 3 };
    const execution = { ...SMALL_SWEEP.execution, device: 'gpu' };
    expect(extensionIssues(SMALL_SWEEP, { ...SMALL_SWEEP, budget, execution })).toEqual([]);
  });

  it('has none where values and restarts are added, and then every trial stays a trial', () => {
    expect(extensionIssues(SMALL_SWEEP, LARGER)).toEqual([]);
    const keys = new Set([...enumerateTrials(LARGER)].map(({ key }) => key));
    expect([...enumerateTrials(SMALL_SWEEP)].filter(({ key }) => !keys.has(key))).toEqual([]);
  });

  it('names every axis that lost a value', () => {
    expect(extensionIssues(LARGER, SMALL_SWEEP)).toEqual([
      'grid.dimension: expected all that the sweep has, 4 is missing',
      'grid.generators: expected all that the sweep has, 5 is missing',
      'grid.weights.sparsity: expected all that the sweep has, 0.1 is missing',
      'restarts: expected 6 or more, got 4',
    ]);
  });

  it.each<[string, Partial<SweepSpec>]>([
    ['name', { name: 'other' }],
    ['seed', { seed: 2 }],
    ['data', { data: { kind: 'normal', samples: 301 } }],
    ['system', { system: { ...SMALL_SWEEP.system, field: 'complex' } }],
    ['training', { training: { ...training, steps: 1 } }],
  ])('refuses another %s', (part, change) => {
    expect(extensionIssues(SMALL_SWEEP, { ...SMALL_SWEEP, ...change })).toEqual([
      `${part}: expected what the sweep has, got something else`,
    ]);
  });
});
