import { rowsOf, type RowBlocks } from '@liesweep/sweep';
import { columnSizes, meanOf } from './column-moments.js';

/** A function g of the label: with independent noise E[g(y)|x] = G(φ(x)), which has the symmetries of φ. */
export interface LabelLink {
  /** As it is printed: y², log y, … */
  readonly name: string;
  /** g(y) of all labels, up to a factor and a constant. */
  readonly transform: (labels: Float64Array) => Float64Array;
  /** g, up to a factor and a constant, in the units of labels that come block by block, rows of one number. */
  readonly functionOf: (labels: RowBlocks) => (y: number) => number;
  /** It needs labels above 0. */
  readonly needsPositive: boolean;
  /** It magnifies the noise of labels near 0. */
  readonly magnifiesNearZero: boolean;
}

/** The label itself. */
export const IDENTITY_LINK: LabelLink = {
  name: 'y',
  transform: (labels) => labels,
  functionOf: () => (y) => y,
  needsPositive: false,
  magnifiesNearZero: false,
};

/** The links that are tried when the label itself needs more than degree 2. */
export const LABEL_LINKS: readonly LabelLink[] = [
  linkOf(
    'y²',
    ofSize((y) => y * y),
  ),
  linkOf('log y', ofSize(Math.log), { magnifiesNearZero: true }),
  linkOf('√y', ofSize(Math.sqrt), { magnifiesNearZero: true }),
  linkOf(
    '1/y',
    ofSize((y) => 1 / y),
    { magnifiesNearZero: true },
  ),
  linkOf(
    '1/y²',
    ofSize((y) => 1 / (y * y)),
    { magnifiesNearZero: true },
  ),
  linkOf('exp y', ofStandard(Math.exp)),
];

/** Those that magnify noise near 0 need labels above it. */
function linkOf(
  name: string,
  functionOf: LabelLink['functionOf'],
  { magnifiesNearZero }: Pick<LabelLink, 'magnifiesNearZero'> = { magnifiesNearZero: false },
): LabelLink {
  return {
    ...{ name, functionOf, magnifiesNearZero, needsPositive: magnifiesNearZero },
    transform: (labels) => labels.map(functionOf(rowsOf(labels, 1))),
  };
}

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
  const name = `(y ${zero < 0 ? '+' : '−'} ${String(Math.abs(zero))})²`;
  return linkOf(
    name,
    ofSize(
      (y) => y * y,
      () => zero,
    ),
  );
}

/** A function of labels in units of their rms around a zero: no power of them over- or underflows. */
function ofSize(g: (y: number) => number, zeroOf: (labels: RowBlocks) => number = () => 0): LabelLink['functionOf'] {
  return (labels) => {
    const zero = zeroOf(labels);
    const [size = NaN] = columnSizes(labels, zero);
    return (y) => g((y - zero) / size);
  };
}

/** A function of labels with mean 0 and mean square 1. */
function ofStandard(g: (y: number) => number): LabelLink['functionOf'] {
  return ofSize(g, meanOf);
}
