import {
  closureOf,
  coefficientCount,
  defectOfSpan,
  polish,
  POLISHED_BELOW,
  structureConstantsOf,
  type FieldSystem,
  type SetClosure,
} from '@liesweep/fields';
import { GENERATOR_NORM_SQUARED, INDEPENDENT_ABOVE, matrixOf, pairs, REJECTED, type Matrix } from '@liesweep/lie';
import type { HostTensor, RefereeVerdict } from '@liesweep/sweep';
import type { TrainedTrial } from '@liesweep/training';
import type { JudgedTrial } from '../judged-trial.js';

/**
 * Trained sets whose loss ends below are finished: as many as the referee is asked about. Subalgebras that are not reductive close to
 * fourth order, so that steps in float32 end between 1e-8 and 1e-5; spaces that are no algebra hold closed sets in narrow
 * valleys, where training ends at 1e-2. What the finish comes to is closed or not, whatever it began with: sets that cannot close
 * end above 0.5.
 */
const FINISHED_BELOW = 0.1;

/** Closure of sets that need no finish, as of matrices. */
const CLOSED_BELOW = 1e-6;

/** The finish grows with the sixth power of what is certified: a second for so many fields. */
const MOST_FINISHED = 12;

/** A set of fields in whitened coordinates, and what its brackets miss it by. */
interface FieldSet extends SetClosure {
  /** c̃ as rows, [N_g, P]. */
  readonly fields: Matrix;
  readonly isPolished: boolean;
}

/**
 * Stores fields by their coefficients in the units of the features, and judges them over the data: independent by their inner
 * product, invariant on samples that training never saw, closed with all that leaves the dictionary. What closes only once it
 * is finished in float64, within the space that is certified, is stored as it is then.
 */
export function judgeFields({ generators, trial, finalLoss }: TrainedTrial, system: FieldSystem): JudgedTrial {
  const { generatorCount, lossWeights } = trial.gridPoint;
  const closureHasWeight = lossWeights.closure > 0;
  const isFinite = generators.every(Number.isFinite);
  const trained = matrixOf(generatorCount, system.parameterCount, Float64Array.from(generators));
  const isNear = isFinite && closureHasWeight && finalLoss !== null && finalLoss <= FINISHED_BELOW;
  const set = isNear ? finished(trained, system) : { ...closureOfSet(trained, system), isPolished: false };
  return {
    tensors: { generators: coefficientTensor(set.fields, system) },
    structureConstants: constantsOf(set, system),
    isPolished: set.isPolished,
    referee: ({ tolerance, below }) =>
      isFinite
        ? judge(set, system, { tolerance, closedBelow: Math.min(below, CLOSED_BELOW), closureHasWeight })
        : { ...REJECTED, defect: null },
  };
}

/** The set as it was trained where that closes, or the one of the certified space that it comes to, where that does. */
function finished(trained: Matrix, system: FieldSystem): FieldSet {
  const asTrained = { ...closureOfSet(trained, system), isPolished: false };
  const { basis } = system.certificate;
  if (asTrained.closure < CLOSED_BELOW || basis.rows > MOST_FINISHED) return asTrained;
  const found = polish(trained, basis, system.bracket);
  if (found === null || !(found.closure < POLISHED_BELOW)) return asTrained;
  return { ...closureOfSet(found.fields, system), isPolished: true };
}

function closureOfSet(fields: Matrix, { bracket }: FieldSystem): Omit<FieldSet, 'isPolished'> {
  const isKnown = fields.data.every(Number.isFinite);
  return { fields, ...(isKnown ? closureOf(fields, bracket) : { independence: Number.NaN, closure: Number.NaN }) };
}

function judge(
  { fields, independence, closure, isPolished }: FieldSet,
  { heldOutRows }: FieldSystem,
  limits: { readonly tolerance: number; readonly closedBelow: number; readonly closureHasWeight: boolean },
): RefereeVerdict {
  const isIndependent = independence > INDEPENDENT_ABOVE;
  const defect = isIndependent ? defectOfSpan(fields, heldOutRows) : Number.NaN;
  const invariance = rowsOf(fields).reduce(
    (sum, row) => sum + GENERATOR_NORM_SQUARED * defectOfSpan(matrixOf(1, fields.columns, row), heldOutRows) ** 2,
    0,
  );
  return {
    ...{ independence: finiteOrNull(independence), invariance: finiteOrNull(invariance) },
    ...{ defect: finiteOrNull(defect), closure: finiteOrNull(closure) },
    ...{ isIndependent, isInvariant: defect <= limits.tolerance },
    isClosed: !limits.closureHasWeight || closure < limits.closedBelow,
    ...(isPolished ? { polished: true as const } : {}),
  };
}

/** [N_g, n, K], or [N_g, q, n, K] where each of q particles has a field of its own. */
function coefficientTensor(fields: Matrix, system: FieldSystem): HostTensor {
  const { ansatz } = system.problem;
  const [first] = ansatz.blocks;
  const block = [first?.dictionary.dimension ?? 0, first?.dictionary.size ?? 0];
  const blocks = ansatz.blocks.length === 1 ? [] : [ansatz.blocks.length];
  const width = coefficientCount(ansatz);
  const data = new Float32Array(fields.rows * width);
  rowsOf(fields).forEach((row, a) => {
    data.set(system.toCoefficients(row), a * width);
  });
  return { shape: [fields.rows, ...blocks, ...block], data };
}

function constantsOf({ fields, closure }: FieldSet, { bracket }: FieldSystem): Float32Array {
  return Number.isFinite(closure)
    ? Float32Array.from(structureConstantsOf(fields, bracket).constants.data)
    : new Float32Array(pairs(fields.rows).length * fields.rows).fill(Number.NaN);
}

function rowsOf({ rows, columns, data }: Matrix): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => data.subarray(row * columns, (row + 1) * columns));
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
