import { normSquared } from '../frobenius.js';
import { identity } from '../structure/lie-algebra.js';
import { actionsOn, invariantForms, isFaithful } from './actions.js';
import type { Anatomy } from './anatomy.js';
import { decideZero } from './decide.js';
import { noiseOfFound } from './normalised-algebra.js';
import { orthogonal, semidirect, space } from './notation.js';
import type { StandardPart } from './part.js';
import { bracketsOf, complementWithin } from './rows.js';

/**
 * e(n), iso(p,q), sim(n), sim(p,q), saff(n) and aff(n): a linear algebra and all shifts, n ≥ 3, for the last two n ≥ 2.
 *
 * Proved by counting. Let the nilradical be abelian, Rⁿ, and g/Rⁿ act on it faithfully. If s = g/rad has the dimension of so(n) and
 * keeps exactly one form, one that is not degenerate, then s is all of so(p,q); if it has that of sl(n), it is sl(n). Both
 * leave only scalars to commute with them, so that a radical with one dimension more adds the scaling. Extensions of s by Rⁿ
 * split (Whitehead), and so do those of s⊕R where R scales.
 *
 * @returns null when it is none of these
 */
export function nameAffineType({ algebra, derived, radical, nilradical, quotient }: Anatomy): StandardPart | null {
  const { dimension } = algebra;
  const noise = noiseOfFound(algebra);
  const [n, s] = [nilradical.rows, quotient.dimension];
  const scalings = radical.rows - n;
  const whole = identity(dimension);
  const ideal = derived[1] ?? whole; // s and the shifts
  const isOrthogonal = n >= 3 && s === (n * (n - 1)) / 2;
  const isLinear = n >= 2 && s === n * n - 1;
  if ((!isOrthogonal && !isLinear) || scalings > 1 || ideal.rows !== s + n) {
    return null;
  }
  const shifts = Math.sqrt(normSquared(bracketsOf(algebra, nilradical, nilradical)));
  if (!decideZero(shifts, noise, 'whether the nilradical is abelian')) {
    return null;
  }
  if (!isFaithful(actionsOn(algebra, nilradical, complementWithin(whole, nilradical)), noise)) {
    return null;
  }
  const evidence = `g/rad of dimension ${String(s)} acts faithfully on the nilradical ${space(n)}`;
  const ofScaling = scalings === 0 ? '' : ', which the rest of the radical scales';
  if (isLinear) {
    const [symbol, linear] = scalings === 0 ? [`saff(${String(n)})`, 'sl'] : [`aff(${String(n)})`, 'gl'];
    return {
      ...{
        kind: 'standard',
        dimension,
        symbol,
        name: `${symbol} ≅ ${semidirect(`${linear}(${String(n)},R)`, space(n))}`,
      },
      evidence: `${evidence}, by all matrices of trace 0${ofScaling}`,
    };
  }
  const { signature } = invariantForms(actionsOn(algebra, nilradical, complementWithin(ideal, nilradical)), noise);
  if (signature === null) {
    return null;
  }
  const symbol = symbolOf(signature, scalings);
  const linear = orthogonal(signature) + (scalings === 0 ? '' : '⊕R');
  return {
    ...{ kind: 'standard', dimension, symbol, name: `${symbol} ≅ ${semidirect(linear, space(n))}` },
    evidence: `${evidence}${ofScaling}, and keeps one form on it, of signature (${signature
      .toSorted((a, b) => b - a)
      .map(String)
      .join(', ')})`,
  };
}

function symbolOf(signature: readonly [number, number], scalings: number): string {
  if (scalings === 1) {
    return orthogonal(signature, 'sim');
  }
  return orthogonal(signature, signature.includes(0) ? 'e' : 'iso');
}
