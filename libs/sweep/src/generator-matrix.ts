import type { GeneratorShape } from './generator-shape.js';
import type { HostTensor } from './host-tensor.js';
import { toMatrices } from './nested-arrays.js';

/** A matrix, shape [n, n]; null where an entry is not finite. */
export type RealMatrix = readonly (readonly (number | null)[])[];

/** 𝕁 = re + i·im, both [n, n]. */
export interface ComplexMatrix {
  readonly re: RealMatrix;
  readonly im: RealMatrix;
}

/** A generator as it is shown. */
export type GeneratorMatrix = RealMatrix | ComplexMatrix;

/** Generators as stored: [N_g, n, n], or [N_g, 2, n, n] with the real parts first; numbers that are not finite become null. */
export function toGenerators({ shape, data }: HostTensor): GeneratorMatrix[] {
  const [count = 0, parts = 0, ...rest] = shape;
  if (rest.length < 2) return toMatrices({ shape, data });
  const matrices = toMatrices({ shape: [count * parts, ...rest], data });
  return Array.from({ length: count }, (_, index) => ({
    re: matrices[2 * index] ?? [],
    im: matrices[2 * index + 1] ?? [],
  }));
}

/** What generators are of that are stored as [N_g, n, n], or [N_g, 2, n, n]. */
export function generatorShapeOf({ shape }: Pick<HostTensor, 'shape'>): GeneratorShape {
  return { dimension: shape.at(-1) ?? 0, field: shape.length > 3 ? 'complex' : 'real' };
}
