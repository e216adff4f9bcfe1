import { stripVTControlCharacters } from 'node:util';
import type { CandidateAnswer } from '@liesweep/judging/certify';
import { renderCandidates } from './candidate-lines.js';

const CANDIDATES: readonly CandidateAnswer[] = [
  { name: 'so(3)', generatorCount: 3, verdict: 'kept', defect: { estimate: 0.002, lower: 0, upper: 0.009 } },
  { name: 'lorentz', generatorCount: 6, verdict: 'broken', defect: { estimate: 0.23, lower: 0.23, upper: 0.23 } },
  { name: 'a.npy', generatorCount: 1, verdict: 'no bound', defect: null },
];

test('every candidate has its word, its defect and the interval', () => {
  expect(renderCandidates(CANDIDATES, 0.05, 'none').split('\n')).toEqual([
    '  candidates   kept where the relative defect is at most 5 %',
    '    so(3)     kept       0.2 %, surely from 0 to 0.9 %',
    '    lorentz   broken     23 %, exactly on the rows',
    '    a.npy     no bound   these rows bound nothing',
  ]);
});

test('colours change nothing but colours', () => {
  expect(stripVTControlCharacters(renderCandidates(CANDIDATES, 0.05, '256'))).toBe(
    renderCandidates(CANDIDATES, 0.05, 'none'),
  );
});
