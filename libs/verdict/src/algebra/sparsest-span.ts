import { matrixOf, realForms, sparsestBasis, type Matrix, type SparsestBasisOptions } from '@liesweep/lie';
import { generatorShapeOf, type HostTensor } from '@liesweep/sweep';
import { inFeatures } from '../coordinates/in-features.js';
import type { StandardCoordinates } from '../coordinates/standard-coordinates.js';
import { scaledByTrace } from './scaled-by-trace.js';
import type { StoredGenerators } from './span-structure.js';

/** A basis with few large entries where every feature has size 1. */
export interface SparsestSpan {
  /** In the units of the features, stored as the generators are. */
  readonly generators: HostTensor;
  /** Real forms, in units in which every feature has size 1. */
  readonly forms: readonly Matrix[];
}

/**
 * The sparsest basis of what generators span, of norm² 2. Entries are compared in units in which every feature has size 1; the
 * basis is then given in those of the file, where {@link scaledByTrace} fixes its lengths instead.
 */
export function sparsestSpan(
  generators: HostTensor,
  coordinates: StoredGenerators['coordinates'],
  options: Pick<SparsestBasisOptions, 'randomStarts'> = {},
): SparsestSpan {
  const shape = generatorShapeOf(generators);
  const { dimension: n, field } = shape;
  const [count = 0] = generators.shape;
  const p = generators.data.length / count;
  const sizes = coordinates === undefined ? undefined : sizesOf(coordinates);
  const vectors = Array.from({ length: count }, (_, a) => {
    const vec = Float64Array.from(generators.data.subarray(a * p, (a + 1) * p));
    return matrixOf(p / n, n, sizes === undefined ? vec : inFeatures(vec, shape, inverseOf(sizes)));
  });
  const sparsest = sparsestBasis(vectors, { field, ...options });
  const inUnits = sparsest.flatMap(({ data }) =>
    Array.from(sizes === undefined ? data : inFeatures(scaledByTrace(data, shape), shape, sizes)),
  );
  const forms = realForms(Float64Array.from(sparsest.flatMap(({ data }) => Array.from(data))), shape);
  return { generators: { shape: generators.shape, data: Float32Array.from(inUnits) }, forms };
}

type Coordinates = Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>;

/** The diagonal of B's rms: a feature's size is the norm of its row. */
function sizesOf({ toRaw }: Coordinates): Coordinates {
  const r = toRaw.rows;
  const norms = Array.from({ length: r }, (_, j) => Math.hypot(...toRaw.data.subarray(j * r, (j + 1) * r)));
  const diagonal = (power: number): Matrix =>
    matrixOf(
      r,
      r,
      norms.flatMap((norm, j) => norms.map((_, k) => (j === k ? norm ** power : 0))),
    );
  return { toRaw: diagonal(1), fromRaw: diagonal(-1) };
}

function inverseOf({ toRaw, fromRaw }: Coordinates): Coordinates {
  return { toRaw: fromRaw, fromRaw: toRaw };
}
