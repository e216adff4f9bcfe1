/** A function g of the label: with independent noise E[g(y)|x] = G(φ(x)), which has the symmetries of φ. */
export interface LabelLink {
  /** As it is printed: y², log y, … */
  readonly name: string;
  /** @param y in units of its rms; @param standard (y − mean)/sd */
  readonly apply: (y: number, standard: number) => number;
  /** It needs labels above 0. */
  readonly needsPositive: boolean;
  /** It magnifies the noise of labels near 0. */
  readonly magnifiesNearZero: boolean;
}

/** The label itself. */
export const IDENTITY_LINK: LabelLink = {
  name: 'y',
  apply: (y) => y,
  needsPositive: false,
  magnifiesNearZero: false,
};

/** The links that are tried when the label itself needs more than degree 2. */
export const LABEL_LINKS: readonly LabelLink[] = [
  { name: 'y²', apply: (y) => y * y, needsPositive: false, magnifiesNearZero: false },
  { name: 'log y', apply: Math.log, needsPositive: true, magnifiesNearZero: true },
  { name: '√y', apply: Math.sqrt, needsPositive: true, magnifiesNearZero: true },
  { name: '1/y', apply: (y) => 1 / y, needsPositive: true, magnifiesNearZero: true },
  { name: '1/y²', apply: (y) => 1 / (y * y), needsPositive: true, magnifiesNearZero: true },
  { name: 'exp y', apply: (_, standard) => Math.exp(standard), needsPositive: false, magnifiesNearZero: false },
];

/** (y − b)² with b = mean + shift · sd: what y² is for labels whose zero is arbitrary. */
export function shiftedSquare(shift: number): LabelLink {
  return {
    name: '(y − b)²',
    apply: (_, standard) => (standard - shift) ** 2,
    needsPositive: false,
    magnifiesNearZero: false,
  };
}
