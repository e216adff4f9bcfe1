import { parseExpression, type GeneratorShape, type SystemSpec } from '@liesweep/sweep';
import { particleCountOf } from './particle-count.js';
import type { WrittenFields } from './stored-fields.js';
import { systemFormula } from './system-formula.js';

/** The fields that were certified of a slice as functions, and what they act on: what their figures are computed from. */
export interface FieldAction {
  readonly fields: WrittenFields;
  /** What the n features of one particle are called. */
  readonly features: readonly string[];
  /** q, the particles of a sample. */
  readonly particleCount: number;
  /** Whether one field moves all particles. */
  readonly isTied: boolean;
  /** One per field of the basis. */
  readonly basis: readonly ActingField[];
  /** All labels of a sample, those of all oracles side by side; null where an oracle is no formula. */
  readonly labels: ((x: Float64Array) => readonly number[]) | null;
}

/** One field: v(x) = Σ_k c_k θ_k(x). */
export interface ActingField {
  /** Such as `(4 − 4y) ∂x + (x − 1) ∂y`. */
  readonly formula: string;
  /** v at a point of the first particle’s space, n numbers. */
  readonly velocity: (x: Float64Array) => Float64Array;
  /** The same on a whole sample, q·n numbers: every particle moves. */
  readonly ofSample: (x: Float64Array) => Float64Array;
  /** Dv, row-major [n, n], at a point of the first particle’s space. */
  readonly jacobian: (x: Float64Array) => Float64Array;
}

/** The fields of a certificate as functions. */
export function fieldAction(fields: WrittenFields, system: SystemSpec, dimension: number): FieldAction {
  const { functions, features: all } = fields;
  const blockCount = Math.max(1, Math.round(all.length / dimension));
  const shape: GeneratorShape = { dimension, field: system.field };
  const particleCount = Math.max(blockCount, particleCountOf(system, shape));
  const size = Math.round(functions.length / blockCount);
  const blocks = Array.from({ length: blockCount }, (_, block) => {
    const names = all.slice(block * dimension, (block + 1) * dimension);
    return functions.slice(block * size, (block + 1) * size).map((text) => parseExpression(text, { names }));
  });
  const basis = fields.basis.map((coefficients, a): ActingField => {
    const velocities = blocks.map((own, block) => {
      const first = block * dimension * size;
      return (x: Float64Array): Float64Array => {
        const values = own.map((each) => each.value(x)[0] ?? Number.NaN);
        return Float64Array.from({ length: dimension }, (_, j) =>
          values.reduce((sum, value, k) => sum + (coefficients[first + j * size + k] ?? Number.NaN) * value, 0),
        );
      };
    });
    return {
      formula: fields.formulas[a] ?? '',
      velocity: (x) => velocities[0]?.(x) ?? new Float64Array(dimension),
      ofSample: (x) => {
        const moved = new Float64Array(x.length);
        for (let p = 0; p * dimension < x.length; p += 1) {
          const velocity = velocities[p % velocities.length];
          const at = x.subarray(p * dimension, (p + 1) * dimension);
          if (velocity !== undefined) moved.set(velocity(at), p * dimension);
        }
        return moved;
      },
      jacobian: (x) => {
        const slopes = (blocks[0] ?? []).map((each) => each.gradient(x)[0] ?? new Float64Array(dimension));
        return Float64Array.from({ length: dimension * dimension }, (_, at) => {
          const [j, l] = [Math.floor(at / dimension), at % dimension];
          return slopes.reduce(
            (sum, slope, k) => sum + (coefficients[j * size + k] ?? Number.NaN) * (slope[l] ?? Number.NaN),
            0,
          );
        });
      },
    };
  });
  const formula = systemFormula(system, shape);
  return {
    fields,
    features: all.slice(0, dimension),
    particleCount,
    isTied: blockCount === 1,
    basis,
    labels: formula === null ? null : (x) => formula.value(x),
  };
}
