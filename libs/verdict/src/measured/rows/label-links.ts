import { rootMeanSquare } from './whiten.js';

/** A function g of the label: with independent noise E[g(y)|x] = G(φ(x)), which has the symmetries of φ. */
export interface LabelLink {
  /** As it is printed: y², log y, … */
  readonly name: string;
  /** g(y) of all labels, up to a factor and a constant. */
  readonly transform: (labels: Float64Array) => Float64Array;
  /** It needs labels above 0. */
  readonly needsPositive: boolean;
  /** It magnifies the noise of labels near 0. */
  readonly magnifiesNearZero: boolean;
}

/** The label itself. */
export const IDENTITY_LINK: LabelLink = {
  name: 'y',
  transform: (labels) => labels,
  needsPositive: false,
  magnifiesNearZero: false,
};

/** The links that are tried when the label itself needs more than degree 2. */
export const LABEL_LINKS: readonly LabelLink[] = [
  { name: 'y²', transform: ofSize((y) => y * y), needsPositive: false, magnifiesNearZero: false },
  { name: 'log y', transform: ofSize(Math.log), needsPositive: true, magnifiesNearZero: true },
  { name: '√y', transform: ofSize(Math.sqrt), needsPositive: true, magnifiesNearZero: true },
  { name: '1/y', transform: ofSize((y) => 1 / y), needsPositive: true, magnifiesNearZero: true },
  { name: '1/y²', transform: ofSize((y) => 1 / (y * y)), needsPositive: true, magnifiesNearZero: true },
  { name: 'exp y', transform: ofStandard(Math.exp), needsPositive: false, magnifiesNearZero: false },
];

/** Digits of the zero of a shifted square beyond the first that tells labels apart. */
const ZERO_DIGITS = 5;

/**
 * (y − b)²: what y² is for labels whose zero is arbitrary. Its name holds b, and b is what the name holds.
 *
 * @param zero b, in the units of the label
 * @param deviation the labels' standard deviation: b is rounded to a small part of it
 */
export function shiftedSquare(zero: number, deviation: number): LabelLink {
  const digits = Math.ceil(Math.log10(Math.max(1, Math.abs(zero) / deviation))) + ZERO_DIGITS;
  return squareAround(Number(zero.toPrecision(Math.min(digits, 15))));
}

/** The link of that name; the label itself for a name that is none. */
export function linkNamed(name: string): LabelLink {
  const [, sign, size] = /^\(y ([−+]) (.+)\)²$/.exec(name) ?? [];
  return size === undefined
    ? (LABEL_LINKS.find((link) => link.name === name) ?? IDENTITY_LINK)
    : squareAround(sign === '+' ? -Number(size) : Number(size));
}

function squareAround(zero: number): LabelLink {
  return {
    name: `(y ${zero < 0 ? '+' : '−'} ${String(Math.abs(zero))})²`,
    transform: (labels) => ofSize((y) => y * y)(labels.map((y) => y - zero)),
    needsPositive: false,
    magnifiesNearZero: false,
  };
}

/** A function of labels in units of their rms: no power of them over- or underflows. */
function ofSize(g: (y: number) => number): LabelLink['transform'] {
  return (labels) => {
    const size = rootMeanSquare(labels);
    return labels.map((y) => g(y / size));
  };
}

/** A function of labels with mean 0 and mean square 1. */
function ofStandard(g: (y: number) => number): LabelLink['transform'] {
  return (labels) => {
    const mean = labels.reduce((sum, y) => sum + y / labels.length, 0);
    return ofSize(g)(labels.map((y) => y - mean));
  };
}
