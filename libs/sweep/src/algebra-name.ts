import type { GeneratorShape } from './generator-shape.js';

/** An algebra that a sweep may name, on the n features in their order. */
export type AlgebraName =
  /** Keeps x_1² + … + x_p² − x_{p+1}² − … − x_{p+q}²; rotations where q is 0. */
  | { readonly kind: 'so'; readonly p: number; readonly q: number }
  | { readonly kind: 'sl' | 'u' | 'su'; readonly n: number }
  /** Keeps the cross product of R⁷. */
  | { readonly kind: 'g2' }
  /** x → tx alone. */
  | { readonly kind: 'scaling' };

const PATTERN = /^(so|sl|su|u)\((\d{1,4})(?:,(\d{1,4}))?\)$/;

/**
 * The algebra with a name such as `so(3)`, `so(1,3)`, `lorentz`, `sl(3)`, `u(2)`, `su(2)`, `g2`, `scaling`; spaces and
 * capitals do not matter.
 *
 * @returns undefined for any other text
 */
export function parseAlgebraName(text: string): AlgebraName | undefined {
  const name = plainName(text);
  if (name === 'lorentz') return { kind: 'so', p: 1, q: 3 };
  if (name === 'g2' || name === 'scaling') return { kind: name };
  const [, kind, first, second] = PATTERN.exec(name) ?? [];
  if (first === undefined || kind === undefined) return undefined;
  if (kind === 'so') return { kind, p: Number(first), q: Number(second ?? 0) };
  return (kind === 'sl' || kind === 'u' || kind === 'su') && second === undefined && Number(first) > 0
    ? { kind, n: Number(first) }
    : undefined;
}

/** The valid names that are like a text: with the numbers that it has, or those of the best known algebras. */
export function algebraNamesLike(text: string): string[] {
  const [first = '3', second] = text.match(/\d+/g) ?? [];
  const signature = second === undefined ? '1,3' : `${first},${second}`;
  return [
    `so(${first})`,
    `so(${signature})`,
    'lorentz',
    ...['u', 'su', 'sl'].map((kind) => `${kind}(${first})`),
    'g2',
    'scaling',
  ];
}

/** Why a named algebra does not act on features of a shape, as the end of a message; undefined where it does. */
export function algebraMisfit(algebra: AlgebraName, { dimension, field }: GeneratorShape): string | undefined {
  if (algebra.kind === 'scaling') return undefined;
  const [needed, n] =
    algebra.kind === 'so'
      ? (['real', algebra.p + algebra.q] as const)
      : algebra.kind === 'g2'
        ? (['real', 7] as const)
        : ([algebra.kind === 'sl' ? 'real' : 'complex', algebra.n] as const);
  if (needed === field && n === dimension) return undefined;
  return `it acts on ${String(n)} ${needed} features, and there are ${String(dimension)} ${field} ones; a path of an .npy file gives other generators`;
}

function plainName(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, '');
}
