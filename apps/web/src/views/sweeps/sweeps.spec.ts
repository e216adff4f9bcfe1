import type { Verdict } from '@liesweep/api-contract';
import { sweepsSearch } from './sweeps-search.js';
import { verdictText } from './verdict-text.js';

const verdict = (value: number | null, name: string | null, status: Verdict['status'] = 'detected'): Verdict => ({
  ...{ system: 's', dimension: 3, weights: {} as Verdict['weights'] },
  ...{ value, name, status },
});

test('what makes no sense in an address is left out', () => {
  expect(sweepsSearch({ stage: 'running', project: 'top', search: 12, after: 'x' })).toEqual({
    ...{ stage: 'running', project: 'top', search: '12' },
  });
  expect(sweepsSearch({ stage: 'flying', project: '', search: ['a'] })).toEqual({});
});

test('algebras are named once, dimensions where there is no name', () => {
  const verdicts = [
    verdict(1, 'so(2)'),
    verdict(3, 'so(3)'),
    verdict(3, 'so(3)'),
    verdict(7, null),
    verdict(null, null),
  ];
  expect(verdictText(verdicts, 5)).toEqual({ first: 'so(2), so(3), dim G = 7', second: '4 of 5 slices decided' });
});

test('more than three findings are counted, and conflicts are said', () => {
  const verdicts = [2, 3, 4, 5, 6].map((n) => verdict(n, `so(${String(n)})`));
  expect(verdictText([...verdicts, verdict(null, null, 'conflict')], 6)).toEqual({
    first: 'so(2), so(3), so(4) and 2 more',
    second: '5 of 6 slices decided, 1 in conflict',
  });
});
