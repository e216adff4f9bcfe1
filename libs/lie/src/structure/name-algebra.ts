/** The parts of a reductive algebra, named. */
export interface NamedParts {
  /** One list of isomorphic names per simple ideal, the largest ideal first. */
  readonly simple: readonly (readonly string[])[];
  /** What is not semisimple: as a rule one entry per dimension of the centre. */
  readonly centre: readonly string[];
}

/**
 * The name of a reductive algebra: that of its only part, or ⊕ of the parts, after a name of the whole where it has one.
 *
 * Isomorphic names stand on both sides of ≅.
 */
export function nameAlgebra({ simple, centre }: NamedParts): string {
  const [only = []] = simple;
  if (simple.length === 1 && centre.length === 0) {
    return only.join(' ≅ ');
  }
  const sum = [...simple.map(([first = '']) => first), ...centre].join('⊕');
  if (sum === 'so(1,1)') {
    return 'so(1,1) ≅ R';
  }
  const whole = WHOLE_NAMES.find(([pattern]) => pattern.test(sum));
  return whole === undefined ? sum : `${sum.replace(...whole)} ≅ ${sum}`;
}

const WHOLE_NAMES: readonly (readonly [parts: RegExp, whole: string])[] = [
  [/^u\(1\)$/, 'so(2)'],
  [/^su\(2\)⊕su\(2\)$/, 'so(4)'],
  [/^sl\(2,R\)⊕sl\(2,R\)$/, 'so(2,2)'],
  [/^su\(([\d,]+)\)⊕u\(1\)$/, 'u($1)'],
  [/^sl\((\d+),R\)⊕R$/, 'gl($1,R)'],
];
