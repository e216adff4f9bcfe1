import { nameAlgebra } from '../structure/name-algebra.js';
import type { Part } from './part.js';

/** Rⁿ; R for n = 1. */
export function space(dimension: number): string {
  return dimension === 1
    ? 'R'
    : `R${Array.from(String(dimension), (digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('')}`;
}

const SUPERSCRIPTS = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** The algebra that keeps a form of this signature, the smaller number first, as in so(1,3); so(n) where one of them is 0. */
export function orthogonal(signature: readonly [number, number], symbol = 'so'): string {
  const [small, large] = signature.toSorted((a, b) => a - b);
  return small === 0 ? `${symbol}(${String(large)})` : `${symbol}(${String(small)},${String(large)})`;
}

/** The semidirect sum of a subalgebra and an ideal. */
export function semidirect(subalgebra: string, ideal: string): string {
  const [first, second] = [subalgebra, ideal].map((each) => (/[⊕⋉]/.test(each) ? `(${each})` : each));
  return `${first ?? ''} ⋉ ${second ?? ''}`;
}

/**
 * The name of a direct sum of parts: the semisimple ones first, then the largest ones, what is abelian last.
 *
 * @returns null where a part has no name
 */
export function writeSum(parts: readonly Part[]): string | null {
  if (parts.some(({ kind }) => kind === 'unnamed')) {
    return null;
  }
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'standard') {
    return only.name;
  }
  const flat = parts.reduce((sum, part) => sum + (part.kind === 'abelian' ? part.dimension : 0), 0);
  const simple = parts.filter((part) => part.kind === 'simple').toSorted(byDimension);
  const standard = parts.filter((part) => part.kind === 'standard').toSorted(byDimension);
  return nameAlgebra({
    simple: simple.map(({ names }) => names),
    centre: [...standard.map(({ symbol }) => symbol), ...(flat === 0 ? [] : [space(flat)])],
  });
}

function byDimension(a: { dimension: number; symbol?: string }, b: { dimension: number; symbol?: string }): number {
  return b.dimension - a.dimension || (a.symbol ?? '').localeCompare(b.symbol ?? '');
}
