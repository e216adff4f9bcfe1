import { normSquared } from '../frobenius.js';
import { killingForm } from '../structure/killing-form.js';
import { actionsOn, invariantForms } from './actions.js';
import type { Anatomy } from './anatomy.js';
import { decideSpaces, decideZero } from './decide.js';
import { formSignature, formSize } from './form-signature.js';
import { leviFactor } from './levi-factor.js';
import { noiseOfFound } from './normalised-algebra.js';
import type { StandardPart } from './part.js';
import { bracketsOf } from './rows.js';
import { derivedSpace } from './series.js';

/**
 * galilei(3), bargmann(3), carroll(3) and sl(2,R) ⋉ h3: a Levi factor s of three dimensions and a nilpotent radical.
 *
 * U = [s, rad] is what s does not leave alone. For s = so(3) and dim U = 6 it is twice the space R³, and what commutes with s on it
 * are 2×2 matrices. The invariants of rad then act by one nilpotent matrix at most, and [U, U] is along one invariant at most, by
 * the only antisymmetric form; which of the two vanish, and the dimension of the radical, leave one algebra each.
 *
 * @returns null when it is none of these
 */
export function nameKinematical(anatomy: Anatomy): StandardPart | null {
  const { algebra, centre, radical, nilradical, quotient } = anatomy;
  if (quotient.dimension !== 3 || nilradical.rows !== radical.rows || ![3, 7, 8].includes(radical.rows)) {
    return null;
  }
  const levi = leviFactor(anatomy)?.basis;
  if (levi === undefined) {
    return null;
  }
  const moved = derivedSpace(algebra, levi, radical, '[s, rad]');
  const derived = derivedSpace(algebra, radical, radical, '[rad, rad]');
  const form = killingForm(quotient);
  const noise = noiseOfFound(algebra);
  const isCompact = formSignature(form, noise * formSize(form), 'the Killing form of g/rad').minus === 3;
  const numbers = [radical.rows, derived.rows, centre.rows, moved.rows].join(' ');
  const evidence = `g/rad is ${isCompact ? 'so(3)' : 'sl(2,R)'}, the radical nilpotent of dimension ${String(radical.rows)}`;
  const standard = (symbol: string, expansion: string, more: string): StandardPart => ({
    ...{ kind: 'standard', dimension: algebra.dimension, symbol, name: `${symbol} ≅ ${expansion}` },
    evidence: `${evidence}, ${more}`,
  });
  if (!isCompact) {
    return numbers === '3 1 1 2'
      ? {
          ...standard('(sl(2,R) ⋉ h3)', '', 'that of Heisenberg, of which g/rad moves all but the centre'),
          name: 'sl(2,R) ⋉ h3 (Schrödinger)',
        }
      : null;
  }
  const ofMoved = bracketsOf(algebra, moved, moved);
  if (numbers === '7 3 0 6' && isAbelian(ofMoved, noise)) {
    const isVector = invariantForms(actionsOn(algebra, derived, levi), noise).count === 1;
    return isVector
      ? standard('galilei(3)', 'so(3) ⋉ (R ⋉ R⁶)', 'of which so(3) moves six, an abelian ideal, and the centre is 0')
      : null;
  }
  if (numbers === '7 1 1 6') {
    return standard('carroll(3)', 'so(3) ⋉ h7', 'that of Heisenberg, of which so(3) moves all but the centre');
  }
  const isBargmann =
    numbers === '8 4 1 6' &&
    !isAbelian(ofMoved, noise) &&
    decideSpaces(ofMoved, noise, '[[s, rad], [s, rad]]').rowSpace.rows === 1;
  return isBargmann
    ? standard(
        'bargmann(3)',
        'so(3) ⋉ (R ⋉ h7)',
        'of which so(3) moves six, with brackets along the centre of dimension 1',
      )
    : null;
}

function isAbelian(brackets: Parameters<typeof normSquared>[0], noise: number): boolean {
  return decideZero(Math.sqrt(normSquared(brackets)), noise, 'whether [s, rad] is abelian');
}
