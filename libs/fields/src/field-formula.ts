import type { Dictionary } from './dictionary.js';

/** Digits of a coefficient that is no whole number. */
const DIGITS = 4;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What the functions and the features of a block are called. */
export interface FormulaBlock {
  readonly dictionary: Pick<Dictionary, 'names' | 'size'>;
  readonly features: readonly string[];
}

/**
 * A field as it is written by hand, such as `(4 − 4y) ∂x + (x − 1) ∂y` or `y ∂x − sin(x) ∂y`.
 *
 * @param coefficients c_jk of θ_k ∂_j, block after block; zero where there is no term
 */
export function fieldFormula(coefficients: Float64Array, blocks: readonly FormulaBlock[]): string {
  let at = 0;
  const parts = blocks.flatMap(({ dictionary, features }) =>
    features.flatMap((feature) => {
      const own = coefficients.subarray(at, at + dictionary.size);
      at += dictionary.size;
      return component(own, dictionary.names.map(displayed), feature);
    }),
  );
  const ordered = positiveFirst(parts);
  return ordered.length === 0 ? '0' : joined(ordered);
}

/** A function as it is written by hand, such as `x² + y² − 2z`, of coefficients of named functions. */
export function functionFormula(coefficients: Float64Array, names: readonly string[]): string {
  const terms = termsOf(coefficients, names.map(displayed));
  return terms.length === 0 ? '0' : joined(positiveFirst(terms));
}

interface Term {
  readonly isNegative: boolean;
  /** Without its sign. */
  readonly text: string;
}

/** What stands before ∂ of a feature, with it; nothing where all coefficients are zero. */
function component(coefficients: Float64Array, names: readonly string[], feature: string): Term[] {
  const terms = termsOf(coefficients, names);
  const derivative = feature.length === 1 || /^[a-z]\d+$/.test(feature) ? `∂${feature}` : `∂_${feature}`;
  const [only] = terms;
  if (only === undefined) return [];
  if (terms.length === 1) {
    return [{ ...only, text: only.text === '1' ? derivative : `${only.text} ${derivative}` }];
  }
  const isNegative = terms.every((term) => term.isNegative);
  const inside = isNegative ? terms.map((term) => ({ ...term, isNegative: false })) : positiveFirst(terms);
  return [{ isNegative, text: `(${joined(inside)}) ${derivative}` }];
}

function termsOf(coefficients: Float64Array, names: readonly string[]): Term[] {
  return [...coefficients].flatMap((coefficient, k): Term[] =>
    coefficient === 0 ? [] : [{ isNegative: coefficient < 0, text: times(Math.abs(coefficient), names[k] ?? '?') }],
  );
}

function times(coefficient: number, name: string): string {
  const number = String(Number(coefficient.toPrecision(DIGITS)));
  if (name === '1') return number;
  if (number === '1') return name;
  if (name.startsWith('1/')) return `${number}${name.slice(1)}`;
  return /^[\d.]/.test(name) ? `${number}·${name}` : `${number}${name}`;
}

/** A leading minus reads badly where some other term has none. */
function positiveFirst(terms: readonly Term[]): readonly Term[] {
  const positive = terms.findIndex(({ isNegative }) => !isNegative);
  const first = terms[positive];
  return first === undefined || positive === 0
    ? terms
    : [first, ...terms.slice(0, positive), ...terms.slice(positive + 1)];
}

function joined(terms: readonly Term[]): string {
  return terms
    .map(({ isNegative, text }, at) => `${at === 0 ? (isNegative ? '−' : '') : isNegative ? ' − ' : ' + '}${text}`)
    .join('');
}

/** `x^2*y` as x²y; names of several letters with a dot between. */
function displayed(name: string): string {
  if (!/^[^()]*$/.test(name)) return name;
  const factors = name.split('*').map((factor) => {
    const [base = '', power] = factor.split('^');
    return {
      base,
      text:
        power === undefined
          ? base
          : `${base}${power.replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit)}`,
    };
  });
  const isShort = factors.every(({ base }) => base.length === 1);
  return factors.map(({ text }) => text).join(isShort ? '' : '·');
}
