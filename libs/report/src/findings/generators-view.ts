import {
  analyseConstants,
  derivedAlgebra,
  euclideanRoots,
  lieAlgebra,
  lieAlgebraOf,
  matrixOf,
  pairs,
  restrictTo,
  rootSystem,
  structureConstants,
  type AlgebraStructure,
  type EuclideanRoots,
  type LieAlgebra,
  type Matrix,
} from '@liesweep/lie';
import { featureNames, toGenerators, type CertifiedFields, type RealMatrix } from '@liesweep/sweep';
import { spanStructure, type NamedStructure } from '@liesweep/verdict';
import { fieldsInSpan } from './fields-in-span.js';
import { generatorBasis, type Basis, type MatrixBasis, type StoredTrial } from './generator-basis.js';
import { readableNumber } from './readable-number.js';
import type { WrittenFields } from './stored-fields.js';

/** As many entries of matrices are told: more is a download, and no page. */
const MOST_ENTRIES = 60_000;

/** Structure constants are told up to so many characters: those of a sparse basis are zeros, nearly all. */
const MOST_CHARACTERS = 500_000;

/** Beside the largest of them, what training in float32 leaves of a structure constant that is zero. */
const CONSTANT_NOISE = 1e-6;

/** Generators in a basis with the algebra that they span, as plain numbers. */
export interface GeneratorsView {
  readonly basis: Basis;
  readonly bases: Basis[];
  readonly field: 'real' | 'complex';
  readonly kind: 'matrices' | 'fields' | 'networks';
  readonly features: string[];
  /** [N_g, n, n], real parts; none where generators are no matrices, or too large. */
  readonly matrices: number[][][];
  readonly imaginary: number[][][] | null;
  readonly formulas: string[];
  readonly structureConstants: { a: number; b: number; coefficients: number[] }[];
  readonly structure: NamedStructure | null;
  readonly roots: { rank: number; vectors: number[][]; isLong: boolean[]; simple: number[]; type: string } | null;
  /** Sentences: why something is missing. */
  readonly problem: string | null;
}

/** The generators of a trial in a basis, and which algebra they span: of the very span that is shown. */
export function generatorsView(trial: StoredTrial, basis: Basis): GeneratorsView {
  const { spec, tensors, certificate } = trial;
  const { bases, found, problem } = generatorBasis(trial, basis);
  const dimension = certificate?.dimension ?? tensors.generators.shape.at(-1) ?? 0;
  const empty: GeneratorsView = {
    ...{ basis, bases: [...bases], field: spec.system.field, kind: found?.kind ?? 'matrices', problem },
    features: [...featureNames(spec, dimension)],
    ...{ matrices: [], imaginary: null, formulas: [], structureConstants: [], structure: null, roots: null },
  };
  if (found === null || found.kind === 'networks') return empty;
  return {
    ...empty,
    ...(found.kind === 'matrices' ? ofMatrices(found, trial) : ofFields(found.fields, trial, found.isCertified)),
  };
}

type Shown = Partial<GeneratorsView>;

function ofMatrices({ generators, forms, shape }: MatrixBasis, { tensors }: StoredTrial): Shown {
  const { structure } = spanStructure({ generators, coordinates: tensors.coordinates });
  const algebra = structure.isClosed ? lieAlgebraOf(forms) : null;
  const isSmall = generators.data.length <= MOST_ENTRIES;
  const hasUnits = tensors.coordinates !== undefined;
  const shown = isSmall ? toGenerators(generators) : [];
  const parts = shown.map((each) => ('re' in each ? each : { re: each, im: null }));
  const constants = algebra === null ? null : structureConstants(forms);
  return {
    matrices: parts.map(({ re }) => numbersOf(re, hasUnits)),
    imaginary: shape.field === 'complex' ? parts.map(({ im }) => numbersOf(im ?? [], hasUnits)) : null,
    ...algebraParts(structure, algebra, constants, [
      isSmall ? null : `${String(generators.data.length)} entries are too many to be shown: download the generators.`,
    ]),
  };
}

function ofFields(fields: WrittenFields, { certificate }: StoredTrial, isCertified: boolean): Shown {
  const certified = certificate?.fields;
  const formulas = [...fields.formulas];
  if (certified === undefined) {
    return { formulas, problem: 'Nothing is certified of these fields, so nothing is known of their brackets.' };
  }
  if (!certified.isAlgebra) {
    return { formulas, problem: 'The fields that keep the labels are no algebra: their brackets leave them.' };
  }
  const own = isCertified ? certifiedAlgebra(certified) : trainedAlgebra(fields, certified);
  if (own === null)
    return {
      formulas,
      problem: 'These fields do not lie in the certified ones, or their brackets leave them: they span no algebra.',
    };
  const { structure, constants } = own;
  return { formulas, ...algebraParts(structure, lieAlgebra(constants), constants, []) };
}

interface FieldAlgebra {
  readonly structure: AlgebraStructure;
  /** [pairs, N_g] */
  readonly constants: Matrix;
}

function certifiedAlgebra({ structure, structureConstants: rows, basis }: CertifiedFields): FieldAlgebra | null {
  return structure === null ? null : { structure, constants: matrixOf(rows.length, basis.length, rows.flat()) };
}

/** As many as are certified span the same algebra; fewer one of their own. */
function trainedAlgebra(fields: WrittenFields, certified: CertifiedFields): FieldAlgebra | null {
  const found = fieldsInSpan(fields.basis, certified);
  if (found === null) return null;
  const { constants, missed } = found;
  const isWhole = fields.basis.length === certified.basis.length;
  const structure = isWhole && certified.structure !== null ? certified.structure : analyseConstants(constants, missed);
  return { structure, constants };
}

/** What is told of an algebra: nothing of constants and roots where the generators span none. */
function algebraParts(
  { ideals, ...structure }: AlgebraStructure,
  algebra: LieAlgebra | null,
  constants: Matrix | null,
  problems: readonly (string | null)[],
): Pick<GeneratorsView, 'structureConstants' | 'structure' | 'roots' | 'problem'> {
  const rows = constants === null ? [] : rowsOf(constants);
  const isSmall = JSON.stringify(rows).length <= MOST_CHARACTERS;
  const all = [
    ...problems,
    structure.isClosed ? null : structure.reason,
    isSmall ? null : 'The structure constants are too many to be shown in this basis.',
  ].filter((each) => each !== null);
  return {
    structureConstants: isSmall ? rows : [],
    structure: { ...structure, ideals: [...ideals] },
    roots: algebra === null ? null : rootsOf(structure, algebra),
    problem: all.length === 0 ? null : all.join(' '),
  };
}

function rowsOf({ rows, columns, data }: Matrix): GeneratorsView['structureConstants'] {
  const largest = data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  return pairs(columns)
    .slice(0, rows)
    .map(([a, b], row) => ({
      ...{ a, b },
      coefficients: Array.from(data.subarray(row * columns, (row + 1) * columns), (entry) =>
        readableNumber(entry, largest, CONSTANT_NOISE),
      ),
    }));
}

/** Of the semisimple part; null of algebras that have no roots: commutative ones, and those that are not reductive. */
function rootsOf(
  { killing, centreDimension, derivedDimension }: Omit<AlgebraStructure, 'ideals'>,
  algebra: LieAlgebra,
): GeneratorsView['roots'] {
  if (centreDimension === null || killing?.zero !== centreDimension || derivedDimension === 0) return null;
  const derived = derivedAlgebra(algebra);
  const system = derived === null ? null : rootSystem(restrictTo(algebra, derived));
  return system === null ? null : toldRoots(euclideanRoots(system));
}

function toldRoots(roots: EuclideanRoots | null): GeneratorsView['roots'] {
  if (roots === null) return null;
  const { rank, vectors, isLong, simple, type } = roots;
  const largest = Math.max(...vectors.map((vector) => Math.hypot(...vector)));
  return {
    vectors: vectors.map((vector) => vector.map((entry) => readableNumber(entry, largest))),
    ...{ rank, type, isLong: [...isLong], simple: [...simple] },
  };
}

/** Where features have units, small entries beside large ones are no rounding. */
function numbersOf(matrix: RealMatrix, hasUnits: boolean): number[][] {
  const largest = hasUnits ? 0 : Math.max(...matrix.flat().map((entry) => Math.abs(entry ?? 0)));
  return matrix.map((row) => row.map((entry) => readableNumber(entry ?? 0, largest)));
}
