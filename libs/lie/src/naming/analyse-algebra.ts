import { multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import type { AlgebraDecomposition, AlgebraStructure, LeviDecomposition } from '../structure/algebra-structure.js';
import { centre } from '../structure/centre.js';
import { explainReductive } from '../structure/explain-reductive.js';
import { killingForm } from '../structure/killing-form.js';
import { identity, restrictTo, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { UNKNOWN_STRUCTURE } from '../structure/unknown-structure.js';
import { anatomyOf, LEAST_KILLING_SIZE } from './anatomy.js';
import type { Anatomy } from './anatomy.js';
import { formSignature, formSize } from './form-signature.js';
import { inverse } from './inverse.js';
import { leviFactor } from './levi-factor.js';
import { nameSemisimple } from './name-semisimple.js';
import { algebraSize, ERRORS_IN_NOISE, normalisedAlgebra } from './normalised-algebra.js';
import { space, writeSum } from './notation.js';
import type { Part } from './part.js';
import { partsOf } from './parts-of.js';
import { rankOf } from './rank.js';
import { derivedSeries, lowerCentralSeries } from './series.js';
import { UndecidedError } from './undecided-error.js';

/**
 * An algebra is abelian where its brackets are below this, for elements of size 1: absolute, since noise alone, made as large as an
 * algebra, would pass for one, and often for sl(2,R).
 */
const ABELIAN_BELOW = 1e-4;

/** Where numbers up to this share of the size of an algebra may be zeros, nothing is said of it. */
const MOST_NOISE = 3e-3;

/**
 * Names an algebra, and takes it apart.
 *
 * @param algebra in a basis of elements of one size; its own noise does not count
 * @param noise of a structure constant
 * @param shown the basis in which a Levi factor is written: rows of coordinates
 */
export function analyseAlgebra(
  algebra: LieAlgebra,
  noise: number,
  shown = identity(algebra.dimension),
): AlgebraStructure {
  const { dimension } = algebra;
  const unknown = { ...UNKNOWN_STRUCTURE, dimension };
  if (dimension === 0) {
    return { ...unknown, reason: 'There are no generators.' };
  }
  if (algebraSize(algebra) < Math.max(ABELIAN_BELOW, ERRORS_IN_NOISE * noise)) {
    return abelianStructure(dimension);
  }
  const unit = normalisedAlgebra({ ...algebra, noise: ERRORS_IN_NOISE * noise });
  if (!(unit.noise <= MOST_NOISE)) {
    const share = unit.noise.toPrecision(2);
    return { ...unknown, reason: `undecided: noise. Numbers up to ${share} of the brackets may be zeros.` };
  }
  const series = seriesOf(unit);
  const numbers = { ...unknown, isClosed: true, ...numbersOf(unit, series) };
  const anatomy = attempt(() => anatomyOf(unit));
  if (anatomy instanceof UndecidedError) {
    const decomposition = { ...series, radicalDimension: null, nilradicalDimension: null, levi: null };
    return { ...numbers, reason: undecided(anatomy), decomposition };
  }
  const decomposition = { ...series, ...decompose(anatomy, shown) };
  const parts = attempt(() => partsOf(unit, anatomy));
  if (parts instanceof UndecidedError) {
    return { ...numbers, reason: undecided(parts), decomposition };
  }
  return {
    ...numbers,
    name: writeSum(parts),
    ideals: parts.every(({ kind }) => kind === 'simple' || kind === 'abelian') ? idealsOf(parts) : [],
    reason: explain(parts, numbers, anatomy),
    decomposition,
  };
}

/** What a function returns, or the decision that it leaves open. */
function attempt<T>(decide: () => T): T | UndecidedError {
  try {
    return decide();
  } catch (error) {
    if (error instanceof UndecidedError) {
      return error;
    }
    throw error;
  }
}

function known<T>(decide: () => T): T | null {
  const result = attempt(decide);
  return result instanceof UndecidedError ? null : result;
}

function undecided({ message }: UndecidedError): string {
  return `undecided: ${message}. Between zero and what is not the noise leaves no gap.`;
}

function abelianStructure(dimension: number): AlgebraStructure {
  const all = [dimension, 0];
  return {
    dimension,
    isClosed: true,
    name: space(dimension),
    killing: { plus: 0, minus: 0, zero: dimension },
    rank: dimension,
    centreDimension: dimension,
    derivedDimension: 0,
    ideals: Array.from({ length: dimension }, () => ({ dimension: 1, name: 'R' })),
    reason: 'All brackets vanish.',
    decomposition: {
      derivedSeries: all,
      lowerCentralSeries: all,
      radicalDimension: dimension,
      nilradicalDimension: dimension,
      levi: { dimension: 0, name: null, radical: space(dimension), factor: [] },
    },
  };
}

type Series = Pick<AlgebraDecomposition, 'derivedSeries' | 'lowerCentralSeries'>;

function numbersOf(
  algebra: LieAlgebra,
  { derivedSeries: derived }: Series,
): Pick<AlgebraStructure, 'killing' | 'rank' | 'centreDimension' | 'derivedDimension'> {
  const form = killingForm(algebra);
  const noise = algebra.noise * formSize(form, LEAST_KILLING_SIZE);
  return {
    killing: known(() => formSignature(form, noise, 'the Killing form')),
    rank: rankOf(algebra),
    centreDimension: centre(algebra)?.rows ?? null,
    derivedDimension: derived === null ? null : (derived[1] ?? algebra.dimension),
  };
}

function seriesOf(algebra: LieAlgebra): Series {
  const dimensions = (series: () => readonly Matrix[]): number[] | null =>
    known(series)?.map(({ rows }) => rows) ?? null;
  return {
    derivedSeries: dimensions(() => derivedSeries(algebra)),
    lowerCentralSeries: dimensions(() => lowerCentralSeries(algebra)),
  };
}

function decompose(anatomy: Anatomy, shown: Matrix): Omit<AlgebraDecomposition, keyof Series> {
  const { radical, nilradical, quotient } = anatomy;
  return {
    radicalDimension: radical.rows,
    nilradicalDimension: nilradical.rows,
    levi:
      quotient.dimension === 0 || radical.rows === 0
        ? trivialDecomposition(anatomy)
        : known(() => leviOf(anatomy, shown)),
  };
}

function trivialDecomposition(anatomy: Anatomy): LeviDecomposition {
  const { algebra, radical, quotient } = anatomy;
  const basis = identity(quotient.dimension === 0 ? 0 : algebra.dimension);
  return {
    dimension: quotient.dimension,
    name: quotient.dimension === 0 ? null : known(() => writeSum(nameSemisimple(algebra))),
    radical: radical.rows === 0 ? '0' : describeRadical(anatomy),
    factor: rowsOf(basis).map((row) => Array.from(row)),
  };
}

function leviOf(anatomy: Anatomy, shown: Matrix): LeviDecomposition {
  const basis = leviFactor(anatomy)?.basis;
  const factor = basis === undefined ? [] : rowsOf(multiply(basis, inverse(shown))); // coordinates of J = shown · e
  return {
    dimension: anatomy.quotient.dimension,
    name: known(() => writeSum(nameSemisimple(anatomy.quotient))),
    radical: describeRadical(anatomy),
    factor: factor.map((row) => Array.from(row)),
  };
}

/** The name of the radical, or what kind of algebra it is. */
function describeRadical({ algebra, radical, nilradical }: Anatomy): string {
  const parts = known(() => partsOf(restrictTo(algebra, radical)));
  const kind = radical.rows === nilradical.rows ? 'nilpotent' : 'solvable';
  return (parts === null ? null : writeSum(parts)) ?? `${kind} of dimension ${String(radical.rows)}`;
}

function idealsOf(parts: readonly Part[]): AlgebraStructure['ideals'] {
  return parts.flatMap((part) =>
    part.kind === 'simple'
      ? [{ dimension: part.dimension, name: part.names.join(' ≅ ') }]
      : Array.from({ length: part.dimension }, () => ({ dimension: 1, name: 'R' })),
  );
}

function explain(parts: readonly Part[], numbers: AlgebraStructure, { radical, nilradical }: Anatomy): string {
  if (parts.some(({ kind }) => kind === 'unnamed')) {
    return `No standard name: ${parts.map(describePart).join(' ⊕ ')}.`;
  }
  const { killing, rank, centreDimension } = numbers;
  const simple = parts.filter(({ kind }) => kind === 'simple');
  const standard = parts.filter((part) => part.kind === 'standard');
  if (standard.length === 0 && killing !== null && rank !== null && centreDimension !== null) {
    return explainReductive(killing, rank, centreDimension, simple.length);
  }
  const sizes = `Radical of dimension ${String(radical.rows)}, nilradical of dimension ${String(nilradical.rows)}`;
  const evidence = standard.map(({ symbol, evidence: each }) => (parts.length === 1 ? each : `${symbol}: ${each}`));
  return `${[sizes, ...evidence].join('; ')}.`;
}

function describePart(part: Part): string {
  return part.kind === 'unnamed' ? part.description : (writeSum([part]) ?? '');
}
