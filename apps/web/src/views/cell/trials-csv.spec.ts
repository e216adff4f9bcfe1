import type { Trial } from '@liesweep/api-contract';
import { trialsCsv } from './trials-csv.js';

const TRIAL: Trial = {
  ...{ trialKey: 'k', cell: 0, system: 's', dimension: 3, generators: 3, restart: 4, outcome: 'converged', steps: 120 },
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 0, sparsity: 0 },
  terms: { invariance: 1e-13, normalization: 2, orthogonality: 3, closure: null, sparsity: 0 },
  ...{ lowestLoss: 1e-12, finalLoss: null, seconds: 1.5, device: 'cpu', vanishes: false, referee: null },
};

test('a restart is a line, what is not finite is empty', () => {
  expect(trialsCsv([TRIAL]).split('\n')).toEqual([
    'restart,outcome,vanishes,steps,seconds,lowest_loss,final_loss,invariance,normalization,orthogonality,closure,sparsity,device',
    '4,converged,false,120,1.5,1e-12,,1e-13,2,3,,0,cpu',
    '',
  ]);
});

test('a device name can neither break a line nor begin a formula', () => {
  const [, ...lines] = trialsCsv([
    { ...TRIAL, device: 'a,"b"\nc' },
    { ...TRIAL, device: '=cmd()' },
  ]).split('4,converged,');
  expect(lines[0]).toContain(',"a,""b""\nc"\n');
  expect(lines[1]).toContain(",'=cmd()\n");
});
