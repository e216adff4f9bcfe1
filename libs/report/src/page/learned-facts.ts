import type { LearnedOracles } from '@liesweep/phase-diagram';

import { factList } from './fact-list.js';
import { fragment, type Html } from './fragment.js';

/** How good the fitted oracles of a slice are, and what that means for its symmetries. */
export function learnedFacts({ fits, note }: LearnedOracles): Html {
  return fragment`<h3>${fits.length === 1 ? 'Learned oracle' : 'Learned oracles'}</h3>
    ${fits.map(({ measure, heldOut, train, factor, digest, forms = [] }) =>
      factList([
        [`${measure} on held-out samples`, quality(heldOut)],
        [`${measure} on those it was fitted to`, quality(train)],
        ...forms.map(({ signature, matrix }, label): [string, string] => [
          `${forms.length === 1 ? 'quadratic form' : `quadratic form ${String(label + 1)}`}, signature`,
          describeForm(signature, matrix),
        ]),
        ['scaled by', factor === null ? 'not finite' : String(Number(factor.toPrecision(4)))],
        ['file', `${digest.slice(0, 'sha256:'.length + 16)}…`],
      ]),
    )}
    <p class="note">${note}</p>`;
}

type Form = NonNullable<LearnedOracles['fits'][number]['forms']>[number];

/** Such as `(1, 3), diagonal 1 : −1 : −1 : −1`: how many eigenvalues are above and below zero, and what the form is in the units of the file. */
function describeForm({ plus, minus, zero }: Form['signature'], matrix: Form['matrix']): string {
  const [largest = 1] = matrix.map((row, j) => row[j] ?? NaN).toSorted((a, b) => Math.abs(b) - Math.abs(a));
  const diagonal = matrix.map((row, j) => String(Number(((row[j] ?? NaN) / Math.abs(largest)).toPrecision(4))));
  const zeros = zero === 0 ? '' : `, ${String(zero)} open`;
  return `(${String(plus)}, ${String(minus)})${zeros}; diagonal ${diagonal.join(' : ').replaceAll('-', '−')}`;
}

/** Rounded towards what is worse: 0.99999 is not 1. */
function quality(value: number | null): string {
  return value === null ? 'not finite' : String(Math.floor(value * 1e4) / 1e4);
}
