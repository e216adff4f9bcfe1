import { learnedFacts } from './learned-facts.js';

const FIT = {
  measure: 'accuracy',
  train: 1,
  heldOut: 0.97896,
  factor: 0.78661,
  digest: `sha256:${'ab'.repeat(32)}`,
} as const;
const NOTE = 'A symmetry of a bad oracle is a symmetry of the <network>.';

test('a learned oracle is shown with its quality, factor and file, and the sentence about bad oracles', () => {
  const { markup: html } = learnedFacts({ fits: [FIT], note: NOTE });
  for (const text of [
    'accuracy on held-out samples',
    '0.9789',
    '0.7866',
    'sha256:abababababababab…',
    '&lt;network&gt;',
  ]) {
    expect(html).toContain(text);
  }
});

test('a quality that is almost 1 does not read as 1', () => {
  expect(learnedFacts({ fits: [{ ...FIT, heldOut: 0.999999 }], note: NOTE }).markup).toContain('0.9999<');
});

test('what is not finite is said, not shown as NaN', () => {
  const { markup: html } = learnedFacts({ fits: [{ ...FIT, heldOut: null, factor: null }], note: NOTE });
  expect(html).toContain('not finite');
  expect(html).not.toMatch(/NaN|null/);
});

test('the metric that was found stands with its signature, in the units of the file', () => {
  const matrix = [1, -1, -1, -1].map((entry, j) => [0, 1, 2, 3].map((k) => (j === k ? 2.5 * entry : 1e-9)));
  const fit = { ...FIT, measure: 'R²' as const, forms: [{ matrix, signature: { plus: 1, minus: 3, zero: 0 } }] };
  const { markup: html } = learnedFacts({ fits: [fit], note: NOTE });
  expect(html).toContain('(1, 3); diagonal 1 : −1 : −1 : −1');
});
