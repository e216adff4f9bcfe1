import { pairs } from '@liesweep/lie';

/** Angles are recorded up to this step: orthogonality has done its work by then. */
export const LAST_ANGLE_STEP = 300;

/** Angles are recorded for so many generators at most, and for two at least: more pairs nobody would tell apart. */
const MOST_GENERATORS = 4;

/** The angles of one trial while it trains; plain data, so that a checkpoint can hold it. */
export interface RecordedAngles {
  readonly steps: number[];
  readonly degrees: (number | null)[][];
}

/** Where angles are to be recorded: of two to four generators. Undefined where they are not. */
export function startAngles(generatorCount: number): RecordedAngles | undefined {
  return generatorCount > 1 && generatorCount <= MOST_GENERATORS ? { steps: [], degrees: [] } : undefined;
}

/**
 * Notes the angles between generators, cos θ_ab = ⟨𝒲_a, 𝒲_b⟩ / ‖𝒲_a‖‖𝒲_b‖.
 *
 * @param generators vec 𝒲, N_g of them one after another; what follows is padding
 */
export function recordAngles(
  record: RecordedAngles,
  step: number,
  generators: Float64Array,
  generatorCount: number,
  parameterCount: number,
): void {
  const vector = (a: number): Float64Array => generators.subarray(a * parameterCount, (a + 1) * parameterCount);
  record.steps.push(step);
  record.degrees.push(pairs(generatorCount).map(([a, b]) => angleBetween(vector(a), vector(b))));
}

/** Degrees; null when a vector is zero or not finite. */
function angleBetween(a: Float64Array, b: Float64Array): number | null {
  const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  return Number.isFinite(cosine) ? (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI : null;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, index) => sum + entry * (b[index] ?? Number.NaN), 0);
}
