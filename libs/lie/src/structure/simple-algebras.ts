/** A simple real Lie algebra, by the numbers that tell it from others. */
export interface SimpleAlgebra {
  /** All its names: isomorphic ones, the first being the usual. */
  readonly names: readonly string[];
  readonly dimension: number;
  readonly rank: number;
  /** Dimension of a maximal compact subalgebra: the number of negative eigenvalues of the Killing form. */
  readonly compactDimension: number;
  /** Roots shorter than the longest, of the complexified algebra. */
  readonly shortRoots: number;
}

type RealForms = readonly (readonly [compactDimension: number, ...names: string[]])[];

const so = (n: number): number => (n * (n - 1)) / 2;
const sp = (n: number): number => n * (2 * n + 1);
const text = String;

/** The p + q = n with p ≥ q ≥ 1. */
const signatures = (n: number): (readonly [p: number, q: number])[] =>
  Array.from({ length: Math.floor(n / 2) }, (_, index) => [n - index - 1, index + 1] as const);

/**
 * All simple real Lie algebras of a rank: those that stay simple over the complex numbers, and the complex ones.
 *
 * Helgason, "Differential Geometry, Lie Groups, and Symmetric Spaces", chapter X, table V.
 */
export function simpleAlgebras(rank: number): SimpleAlgebra[] {
  const complex = rank % 2 === 0 ? families(rank / 2) : [];
  return [
    ...families(rank).flatMap(({ dimension, shortRoots, realForms }) =>
      realForms.map(([compactDimension, ...names]) => ({ names, dimension, rank, compactDimension, shortRoots })),
    ),
    ...complex.map(({ complexNames, dimension, shortRoots }) => ({
      names: complexNames,
      dimension: 2 * dimension,
      rank,
      compactDimension: dimension,
      shortRoots: 2 * shortRoots,
    })),
  ];
}

interface Family {
  readonly dimension: number;
  readonly shortRoots: number;
  readonly complexNames: readonly string[];
  readonly realForms: RealForms;
}

function families(rank: number): Family[] {
  return [
    unitary(rank),
    ...(rank >= 2 ? [oddOrthogonal(rank)] : []),
    ...(rank >= 3 ? [symplectic(rank)] : []),
    ...(rank >= 4 ? [evenOrthogonal(rank)] : []),
    ...exceptional(rank),
  ];
}

/** A_r: su(r + 1). */
function unitary(rank: number): Family {
  const n = rank + 1;
  const dimension = n * n - 1;
  const family = { dimension, shortRoots: 0 };
  if (n === 2) {
    const realForms: RealForms = [
      [3, 'su(2)', 'so(3)'],
      [1, 'sl(2,R)', 'so(1,2)'],
    ];
    return { ...family, complexNames: ['so(1,3)', 'sl(2,C)'], realForms };
  }
  const orthogonal = new Map(
    n === 4
      ? Object.entries({
          'su(4)': 'so(6)',
          'sl(4,R)': 'so(3,3)',
          'su(2,2)': 'so(2,4)',
          'su(1,3)': 'so*(6)',
          'su*(4)': 'so(1,5)',
        })
      : [],
  );
  const form = (compactDimension: number, name: string): readonly [number, ...string[]] => {
    const other = orthogonal.get(name);
    return other === undefined ? [compactDimension, name] : [compactDimension, name, other];
  };
  return {
    ...family,
    complexNames: n === 4 ? ['sl(4,C)', 'so(6,C)'] : [`sl(${text(n)},C)`],
    realForms: [
      form(dimension, `su(${text(n)})`),
      form(so(n), `sl(${text(n)},R)`),
      ...signatures(n).map(([p, q]) => form(p * p + q * q - 1, `su(${text(q)},${text(p)})`)),
      ...(n % 2 === 0 ? [form(sp(n / 2), `su*(${text(n)})`)] : []),
    ],
  };
}

/** B_r: so(2r + 1). */
function oddOrthogonal(rank: number): Family {
  const n = 2 * rank + 1;
  const family = { dimension: so(n), shortRoots: 2 * rank };
  if (rank === 2) {
    const realForms: RealForms = [
      [10, 'so(5)', 'sp(2)'],
      [6, 'so(1,4)', 'sp(1,1)'],
      [4, 'so(2,3)', 'sp(4,R)'],
    ];
    return { ...family, complexNames: ['so(5,C)', 'sp(4,C)'], realForms };
  }
  return { ...family, complexNames: [`so(${text(n)},C)`], realForms: orthogonalForms(n) };
}

/** C_r: sp(r), the antihermitian quaternion matrices. */
function symplectic(rank: number): Family {
  return {
    dimension: sp(rank),
    shortRoots: 2 * rank * (rank - 1),
    complexNames: [`sp(${text(2 * rank)},C)`],
    realForms: [
      [sp(rank), `sp(${text(rank)})`],
      [rank * rank, `sp(${text(2 * rank)},R)`],
      ...signatures(rank).map(([p, q]) => [sp(p) + sp(q), `sp(${text(q)},${text(p)})`] as const),
    ],
  };
}

/** D_r: so(2r). */
function evenOrthogonal(rank: number): Family {
  const n = 2 * rank;
  const quaternionic = [rank * rank, `so*(${text(n)})`] as const;
  return {
    dimension: so(n),
    shortRoots: 0,
    complexNames: [`so(${text(n)},C)`],
    realForms:
      rank === 4
        ? orthogonalForms(8).map((form) => (form[1] === 'so(2,6)' ? [...form, 'so*(8)'] : form))
        : [...orthogonalForms(n), quaternionic],
  };
}

function orthogonalForms(n: number): RealForms {
  return [
    [so(n), `so(${text(n)})`],
    ...signatures(n).map(([p, q]) => [so(p) + so(q), `so(${text(q)},${text(p)})`] as const),
  ];
}

/** The exceptional real forms X(k), k being the trace of the Killing form's signature, with their compact dimensions. */
const EXCEPTIONAL: readonly (readonly [
  name: string,
  rank: number,
  dimension: number,
  shortRoots: number,
  compact: number[],
])[] = [
  ['g2', 2, 14, 6, [6]],
  ['f4', 4, 52, 24, [24, 36]],
  ['e6', 6, 78, 0, [36, 38, 46, 52]],
  ['e7', 7, 133, 0, [63, 69, 79]],
  ['e8', 8, 248, 0, [120, 136]],
];

function exceptional(rank: number): Family[] {
  return EXCEPTIONAL.filter(([, ofRank]) => ofRank === rank).map(([name, , dimension, shortRoots, compact]) => ({
    dimension,
    shortRoots,
    complexNames: [`${name}(C)`],
    realForms: [[dimension, name], ...compact.map((size) => [size, `${name}(${text(dimension - 2 * size)})`] as const)],
  }));
}
