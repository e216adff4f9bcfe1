import { normSquared } from '../frobenius.js';
import { entryOf, multiply, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { identity } from '../structure/lie-algebra.js';
import { actionsOn, isFaithful } from './actions.js';
import type { Anatomy } from './anatomy.js';
import { bianchiType } from './bianchi.js';
import type { BianchiType } from './bianchi.js';
import { decideZero } from './decide.js';
import { noiseOfFound } from './normalised-algebra.js';
import { semidirect, space } from './notation.js';
import type { StandardPart } from './part.js';
import { bracketsOf, complementWithin } from './rows.js';
import { weightsOf } from './weights.js';

/** Digits of the number h of types VI and VII. */
const DIGITS = 3;

/**
 * Solvable algebras with a name: aff(1), the types of Bianchi, sim(2), the algebras of Heisenberg, and R ⋉ Rⁿ where R acts
 * diagonally. No centre lies outside [g, g]: that has been split off.
 *
 * @returns null when it is none of these
 */
export function nameSolvable(anatomy: Anatomy): StandardPart | null {
  const { algebra, derived, centre, nilradical } = anatomy;
  const { dimension } = algebra;
  const noise = noiseOfFound(algebra);
  if (dimension === 2) {
    return standard(2, 'aff(1)', semidirect('R', 'R'), 'two dimensions, and not abelian');
  }
  if (dimension === 3) {
    return nameBianchi(bianchiType(algebra));
  }
  if (nilradical.rows === dimension) {
    const isHeisenberg = derived[1]?.rows === 1 && centre.rows === 1; // then the centre is [g, g], and brackets a symplectic form
    return isHeisenberg ? heisenberg(dimension, '[g, g] is the centre, of dimension 1') : null;
  }
  const brackets = Math.sqrt(normSquared(bracketsOf(algebra, nilradical, nilradical)));
  if (!decideZero(brackets, noise, 'whether the nilradical is abelian')) {
    return null;
  }
  const others = complementWithin(identity(dimension), nilradical);
  const actions = actionsOn(algebra, nilradical, others);
  const [first, second] = actions;
  if (first !== undefined && actions.length === 1) {
    const weights = weightsOf(first, noise);
    const symbol = `R ⋉ ${space(nilradical.rows)} (weights ${weights ?? ''})`;
    const evidence = `one element acts diagonally on the nilradical ${space(nilradical.rows)}`;
    return weights === null ? null : { kind: 'standard', dimension, symbol: `(${symbol})`, name: symbol, evidence };
  }
  return first !== undefined && second !== undefined && dimension === 4 && isFaithful(actions, noise)
    ? nameSimilarity(first, second, noise)
    : null;
}

function standard(dimension: number, symbol: string, expansion: string, evidence: string): StandardPart {
  return { kind: 'standard', dimension, symbol, name: `${symbol} ≅ ${expansion}`, evidence };
}

function heisenberg(dimension: number, evidence: string): StandardPart {
  const symbol = `h${String(dimension)}`;
  return { kind: 'standard', dimension, symbol, name: `${symbol} (Heisenberg)`, evidence };
}

/**
 * Two matrices that span a commuting algebra of R² with the identity in it: complex numbers, or two real scalings, or a shear. The
 * sign of the determinant of what has no trace tells which.
 */
function nameSimilarity(first: Matrix, second: Matrix, noise: number): StandardPart | null {
  const [one, other] = [first, second].map((each) => entryOf(each, 0, 0) + entryOf(each, 1, 1));
  const size = Math.hypot(one ?? NaN, other ?? NaN);
  const traceless = combineTwo(first, (other ?? NaN) / size, second, -(one ?? NaN) / size);
  const unit = scale(traceless, 1 / Math.sqrt(normSquared(traceless)));
  const square = multiply(unit, unit); // −det · 1
  const isShear = decideZero(entryOf(square, 0, 0), noise, 'whether g acts on R² by complex numbers');
  if (isShear) {
    return null;
  }
  return entryOf(square, 0, 0) < 0
    ? standard(4, 'sim(2)', semidirect('so(2)⊕R', space(2)), 'g acts on the nilradical R² by rotations and scalings')
    : null;
}

function combineTwo(first: Matrix, factor: number, second: Matrix, other: number): Matrix {
  return { ...first, data: first.data.map((entry, at) => factor * entry + other * (second.data[at] ?? NaN)) };
}

function nameBianchi({ type, h }: BianchiType): StandardPart | null {
  const evidence = `Bianchi type ${type}`;
  switch (type) {
    case 'II':
      return heisenberg(3, evidence);
    case 'VI_0':
      return standard(3, 'iso(1,1)', semidirect('so(1,1)', space(2)), evidence);
    case 'VII_0':
      return standard(3, 'e(2)', semidirect('so(2)', space(2)), evidence);
    case 'IV':
    case 'V':
      return {
        kind: 'standard',
        dimension: 3,
        symbol: evidence.replace(' type', ''),
        name: evidence.replace(' type', ''),
        evidence,
      };
    case 'VI':
    case 'VII': {
      const symbol = `Bianchi ${type}(h = ${String(Number(h.toPrecision(DIGITS)))})`;
      return { kind: 'standard', dimension: 3, symbol, name: symbol, evidence };
    }
    default:
      return null;
  }
}
