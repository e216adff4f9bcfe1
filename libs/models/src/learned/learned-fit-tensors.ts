import { matrixOf } from '@liesweep/lie';
import {
  certificateOfLabelsSchema,
  isNetworkModel,
  learnedModelOf,
  parameterCount,
  realDimension,
  ShapeMismatchError,
  type GeneratorShape,
  type HostTensor,
  type LearnedOracleSpec,
} from '@liesweep/sweep';
import { fieldColumnCount, type PolynomialModel } from '@liesweep/verdict';
import { decodeNetwork, encodeNetwork, type NetworkTensor } from '../networks/network-tensors.js';
import type { LearnedFit, LearnedModel } from './learned-fit.js';
import { MEASURED_MATRICES, type MeasuredFields, type UnmeasuredFields } from './measured-fields.js';

/** A tensor of a fit's file; the dtypes are named as in the safetensors format. */
export type FitTensor = NetworkTensor | (HostTensor<Float64Array> & { readonly dtype: 'F64' });

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
  if (model.fits === 'network') encodeNetwork(model.network).forEach((tensor, name) => tensors.set(name, tensor));
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

/** What was asked to be fitted. */
export interface AskedFit {
  readonly oracle: Pick<LearnedOracleSpec, 'model' | 'task'>;
  /** Of one vector of a sample. */
  readonly shape: GeneratorShape;
  /** What may keep the labels. @default matrices */
  readonly fields?: MeasuredFields | UnmeasuredFields;
}

/**
 * The fit that `encodeLearnedFit` wrote down, checked against what was asked for: the model and its sizes, and that all
 * numbers are finite.
 *
 * @throws ShapeMismatchError when a tensor is missing or does not fit the others, the model or the features
 * @throws RangeError when it is of another model, or a number is not finite
 * @throws SyntaxError, ZodError when the certificate is none
 */
export function decodeLearnedFit({ tensors, metadata }: FitFile<StoredTensor>, asked: AskedFit): LearnedFit {
  const shapeOf = (name: string): readonly number[] => tensors.get(name)?.shape ?? [];
  const read = (name: string, shape: readonly number[]): Float64Array => {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join()) throw new ShapeMismatchError(name, shape, found?.shape ?? []);
    const numbers = Float64Array.from(found.data);
    if (!numbers.every((each) => Number.isFinite(each))) throw new RangeError(`${name}: expected finite numbers`);
    return numbers;
  };
  const measure = tensors.has(QUALITY_NAMES.accuracy) ? 'accuracy' : 'R²';
  const [train = Number.NaN, heldOut = Number.NaN] = read(QUALITY_NAMES[measure], [2]);
  const [count = 0, p = 0] = shapeOf('fit.generators');
  const basis = read('fit.generators', [count, count === 0 ? p : entriesOf(asked)]);
  const model = decodeModel(tensors, shapeOf, read);
  assertModel(model, asked);
  return {
    model,
    quality: { measure, train, heldOut },
    certificate: certificateOfLabelsSchema.nullable().parse(JSON.parse(metadata.certificate ?? 'null')),
    generators: Array.from({ length: count }, (_, at) => basis.slice(at * p, (at + 1) * p)),
  };
}

/** How many numbers a generator of the fit has. */
function entriesOf({ shape, fields = MEASURED_MATRICES }: AskedFit): number {
  if ('refusal' in fields || (fields.ansatz === 'linear' && fields.particles.tied)) return parameterCount(shape);
  const { ansatz, particles } = fields;
  const r = realDimension(shape);
  return (particles.tied ? 1 : particles.count) * r * fieldColumnCount(r, ansatz);
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
    ? { fits: 'network', network: decodeNetwork(tensors) }
    : { fits: 'polynomials', polynomials };
}

/** @throws ShapeMismatchError, RangeError when the model is not the one that was asked for */
function assertModel(model: LearnedModel, { oracle, shape, fields = MEASURED_MATRICES }: AskedFit): void {
  const r = ('refusal' in fields ? 1 : fields.particles.count) * realDimension(shape);
  if (model.fits !== learnedModelOf(oracle.model).fits) {
    throw new RangeError(`expected a fit of ${oracle.model.kind}, got ${model.fits}`);
  }
  if (model.fits === 'polynomials') {
    for (const { degree, coordinates } of model.polynomials) {
      if (coordinates.centre.length !== r) throw new ShapeMismatchError('centre', [r], [coordinates.centre.length]);
      if (!Number.isInteger(degree) || degree < 0)
        throw new RangeError(`degree: expected a whole number, got ${String(degree)}`);
    }
    return;
  }
  if (!isNetworkModel(oracle.model)) return;
  const { hidden, activation } = oracle.model;
  const { layers } = model.network;
  const expected = [r, ...hidden];
  const actual = layers.map(({ inputCount }) => inputCount);
  if (actual.join() !== expected.join()) throw new ShapeMismatchError('widths of the network', expected, actual);
  const wrong = layers.find((layer, at) => layer.activation !== (at < hidden.length ? activation : 'identity'));
  if (wrong !== undefined) throw new RangeError(`expected layers of ${activation}, got one of ${wrong.activation}`);
}
