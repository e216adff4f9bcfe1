import { matchPattern } from './match-pattern.js';

test.each([
  ['px*', ['px', 'px1', 'px.y'], ['Px', 'apx', 'p']],
  ['*', ['', 'a'], []],
  ['*_pt', ['_pt', 'mu_pt'], ['pt', 'mu_pt1']],
  ['mu*_p*', ['mu_p', 'mu1_pt', 'mu_p_p'], ['mu_q', 'e_mu_p']],
  ['aba*ba', ['ababa', 'abacba'], ['aba', 'abab']],
  ['a.c*', ['a.c', 'a.cd'], ['abc', 'abcd']],
  ['ab', ['ab'], ['abc', 'a']],
])('%s is of %j and not of %j', (pattern, meant, others) => {
  expect(meant.filter((text) => !matchPattern(pattern)(text))).toEqual([]);
  expect(others.filter((text) => matchPattern(pattern)(text))).toEqual([]);
});

test('a name of a million characters is compared with many stars in no time that a spec could notice', () => {
  expect(matchPattern(`${'*a'.repeat(50)}*b`)('a'.repeat(1_000_000))).toBe(false);
});
