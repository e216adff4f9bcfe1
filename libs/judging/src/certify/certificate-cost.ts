import {
  isLearned,
  oracleOf,
  parameterCount,
  realDimension,
  unknownsOfSystem,
  type GeneratorShape,
  type SweepSpec,
} from '@liesweep/sweep';

/** Multiplications a second of one core. */
const RATE = 5e8;

/** Labels are judged in polynomials of this degree at least. */
const LABEL_DEGREE = 4;

/** Passes over the rows of polynomials: fits of several degrees, their noise, and its bounds. */
const LABEL_PASSES = 3;

/**
 * About how many seconds the certificate of a sweep takes in one dimension.
 *
 * @param sampleCount rows that it is made from
 */
export function certificateCost(spec: Pick<SweepSpec, 'system'>, dimension: number, sampleCount: number): number {
  const { oracles, field } = spec.system;
  const shape: GeneratorShape = { dimension, field };
  if (oracles.some(isLearned)) {
    return (LABEL_PASSES * sampleCount * monomialCount(realDimension(shape), LABEL_DEGREE) ** 2) / RATE;
  }
  const p = unknownsOfSystem(spec.system, dimension)?.count ?? parameterCount(shape);
  const labels = oracles.reduce((total, oracle) => total + (oracleOf(oracle).labelCount(oracle, field) ?? 1), 0);
  return (2 * sampleCount * labels * p ** 2 + 2 * p ** 3) / RATE;
}

/** Monomials of r variables up to a degree: (r + d)! / (r! d!). */
function monomialCount(r: number, degree: number): number {
  return Array.from({ length: degree }, (_, k) => k + 1).reduce((count, k) => (count * (r + k)) / k, 1);
}
