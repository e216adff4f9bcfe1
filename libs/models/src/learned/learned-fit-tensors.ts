import { matrixOf } from '@liesweep/lie';
import { certificateOfLabelsSchema, ShapeMismatchError } from '@liesweep/sweep';
import type { PolynomialModel } from '@liesweep/verdict';
import { decodeNetwork, encodeNetwork, type NetworkTensor } from '../networks/network-tensors.js';
import type { LearnedFit, LearnedModel } from './learned-fit.js';

/** A tensor of a fit's file; the dtypes are named as in the safetensors format. */
export type FitTensor =
  | NetworkTensor
  | { readonly dtype: 'F64'; readonly shape: readonly number[]; readonly data: Float64Array };

/** A fit as the content of a file: named tensors, and texts beside them. */
export interface FitFile<Tensor = FitTensor> {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Tensors as they come out of a file. */
type StoredTensor = Parameters<typeof decodeNetwork>[0] extends ReadonlyMap<string, infer Tensor> ? Tensor : never;

/** The names of the tensors that hold the quality, [train, heldOut]. */
const QUALITY_NAMES = { 'R²': 'fit.determination', accuracy: 'fit.accuracy' } as const;

/**
 * A fit to be stored: `fit.determination` or `fit.accuracy`, `fit.generators` [k, p], and the model: for every label l
 * `polynomials.l.degree`, `….coefficients`, `….centre`, `….forward` and `….backward`, or the tensors of a network. The certificate is the
 * text `certificate`, JSON.
 */
export function encodeLearnedFit({ model, quality, certificate, generators }: LearnedFit): FitFile {
  const numbers = (shape: readonly number[], values: ArrayLike<number>): FitTensor => ({
    dtype: 'F64',
    shape,
    data: Float64Array.from(values),
  });
  const p = generators[0]?.length ?? 0;
  const tensors = new Map<string, FitTensor>([
    [QUALITY_NAMES[quality.measure], numbers([2], [quality.train, quality.heldOut])],
    [
      'fit.generators',
      numbers(
        [generators.length, p],
        generators.flatMap((generator) => Array.from(generator)),
      ),
    ],
  ]);
  if (model.kind === 'mlp') encodeNetwork(model.network).forEach((tensor, name) => tensors.set(name, tensor));
  else {
    model.polynomials.forEach(({ degree, coefficients, coordinates }, label) => {
      const { centre, forward, backward } = coordinates;
      const name = (part: string): string => `polynomials.${String(label)}.${part}`;
      tensors.set(name('degree'), numbers([], [degree]));
      tensors.set(name('coefficients'), numbers([coefficients.length], coefficients));
      tensors.set(name('centre'), numbers([centre.length], centre));
      tensors.set(name('forward'), numbers([forward.rows, forward.columns], forward.data));
      tensors.set(name('backward'), numbers([backward.rows, backward.columns], backward.data));
    });
  }
  return { tensors, metadata: { certificate: JSON.stringify(certificate) } };
}

/**
 * The fit that `encodeLearnedFit` wrote down.
 *
 * @throws ShapeMismatchError when a tensor is missing or does not fit the others
 * @throws SyntaxError, ZodError when the certificate is none
 */
export function decodeLearnedFit({ tensors, metadata }: FitFile<StoredTensor>): LearnedFit {
  const shapeOf = (name: string): readonly number[] => tensors.get(name)?.shape ?? [];
  const read = (name: string, shape: readonly number[]): Float64Array => {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join()) throw new ShapeMismatchError(name, shape, found?.shape ?? []);
    return Float64Array.from(found.data);
  };
  const measure = tensors.has(QUALITY_NAMES.accuracy) ? 'accuracy' : 'R²';
  const [train = Number.NaN, heldOut = Number.NaN] = read(QUALITY_NAMES[measure], [2]);
  const [count = 0, p = 0] = shapeOf('fit.generators');
  const basis = read('fit.generators', [count, p]);
  return {
    model: decodeModel(tensors, shapeOf, read),
    quality: { measure, train, heldOut },
    certificate: certificateOfLabelsSchema.nullable().parse(JSON.parse(metadata.certificate ?? 'null')),
    generators: Array.from({ length: count }, (_, at) => basis.slice(at * p, (at + 1) * p)),
  };
}

function decodeModel(
  tensors: ReadonlyMap<string, StoredTensor>,
  shapeOf: (name: string) => readonly number[],
  read: (name: string, shape: readonly number[]) => Float64Array,
): LearnedModel {
  const polynomials: PolynomialModel[] = [];
  for (let label = 0; tensors.has(`polynomials.${String(label)}.degree`); label += 1) {
    const name = (part: string): string => `polynomials.${String(label)}.${part}`;
    const [r = 0] = shapeOf(name('centre'));
    const [degree = Number.NaN] = read(name('degree'), []);
    polynomials.push({
      degree,
      coordinates: {
        centre: read(name('centre'), [r]),
        forward: matrixOf(r, r, read(name('forward'), [r, r])),
        backward: matrixOf(r, r, read(name('backward'), [r, r])),
      },
      coefficients: read(name('coefficients'), [...shapeOf(name('coefficients'))]),
    });
  }
  return polynomials.length === 0
    ? { kind: 'mlp', network: decodeNetwork(tensors) }
    : { kind: 'polynomial', polynomials };
}
