/**
 * The tensor file of a shard (decision 28): what `docs/output-formats.md` says of it is said in code here alone, by the one
 * that writes it and the one that reads it.
 */
import { matrixOf, type Matrix } from '@liesweep/lie';
import {
  CorruptFileError,
  type AngleRecord,
  type FlowTensors,
  type HostTensor,
  type TrainingCurve,
  type TrialTensors,
} from '@liesweep/sweep';
import { decodeSafetensors, encodeSafetensors, type StoredTensor, type TensorFile } from '../safetensors.js';

/** Coordinates x = B z of a file's features, in which its algebra is named. */
export interface FeatureCoordinates {
  /** B, [r, r]. */
  readonly toRaw: Matrix;
  /** B⁻¹, [r, r]. */
  readonly fromRaw: Matrix;
}

/** What a trained shard stores beside its rows. */
export interface ShardTensors {
  /** In the order of the rows, which name them by their position. */
  readonly trials: readonly TrialTensors[];
  /** Undefined for data that are drawn. */
  readonly coordinates?: FeatureCoordinates | undefined;
  /** The layers of networks, without which their parameters are only numbers; undefined for matrices. */
  readonly fieldNetwork?: { readonly layers: readonly number[]; readonly activation: string } | undefined;
}

/** The tensors of one trial as they were stored. */
export interface StoredTrialTensors extends TrialTensors {
  /** Those of its shard; undefined for data that were drawn. */
  readonly coordinates?: FeatureCoordinates | undefined;
}

/** An opened tensor file of a shard. */
export interface ShardTensorFile {
  /**
   * The tensors of the trial at a position.
   *
   * @throws CorruptFileError when the file has no generators of it
   */
  trialAt(position: number): StoredTrialTensors;
}

/** The tensors of a trial, by what they are called before its position. */
type TrialTensorName =
  | 'generators'
  | 'structureConstants'
  | 'field'
  | 'flows'
  | 'flowImages'
  | 'flowLogits'
  | 'fieldIndependence'
  | 'curve'
  | 'angles';

/** [2, r, r], float64: B, then B⁻¹. */
const COORDINATES = 'standardCoordinates';

/** Equal tensors make equal files. */
export function encodeShardTensors({ trials, coordinates, fieldNetwork }: ShardTensors): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  trials.forEach((trial, position) => {
    for (const [name, tensor] of namedTensors(trial)) tensors.set(nameAt(name, position), { dtype: 'F32', ...tensor });
  });
  if (coordinates !== undefined) tensors.set(COORDINATES, { dtype: 'F64', ...coordinatesTensor(coordinates) });
  return encodeSafetensors(tensors, fieldNetwork === undefined ? {} : { fieldNetwork: JSON.stringify(fieldNetwork) });
}

/**
 * Opens the tensor file of a shard.
 *
 * @param uri what errors call the file
 * @throws CorruptFileError when it is no safetensors file, or its coordinates are no square matrices
 */
export function decodeShardTensors(content: Uint8Array, uri: string): ShardTensorFile {
  const file = decodeSafetensors(content, uri);
  const coordinates = readCoordinates(file, uri);
  return {
    trialAt: (position) => {
      const tensor = (name: TrialTensorName): HostTensor | undefined => {
        const found = file.tensors.get(nameAt(name, position));
        return found?.dtype === 'F32' ? { shape: found.shape, data: found.data } : undefined;
      };
      const generators = tensor('generators');
      if (generators === undefined) {
        throw new CorruptFileError(uri, `expected ${nameAt('generators', position)} in float32, got none`);
      }
      return {
        generators,
        field: tensor('field'),
        flows: readFlows(tensor('flows'), tensor('flowImages'), tensor('flowLogits'), tensor('fieldIndependence')),
        structureConstants: tensor('structureConstants'),
        coordinates,
        curve: { ...readCurve(tensor('curve')), ...readAngles(tensor('angles')) },
      };
    },
  };
}

function nameAt(name: TrialTensorName, position: number): string {
  return `${name}/${String(position)}`;
}

function namedTensors(trial: TrialTensors): readonly (readonly [TrialTensorName, HostTensor])[] {
  const { generators, structureConstants, field, flows, curve } = trial;
  const found: readonly (readonly [TrialTensorName, HostTensor | undefined])[] = [
    ['generators', generators],
    ['structureConstants', structureConstants],
    ['field', field],
    ['flows', flows?.table],
    ['flowImages', flows?.images],
    ['flowLogits', flows?.logits],
    ['fieldIndependence', flows && { shape: [1], data: Float32Array.of(flows.independence) }],
    ['curve', curveTensor(curve)],
    ['angles', curve.angles && anglesTensor(curve.angles)],
  ];
  return found.flatMap(([name, tensor]) => (tensor === undefined ? [] : [[name, tensor] as const]));
}

/** [looks, 2]: the step, then the loss, NaN where it was not finite. */
function curveTensor({ steps, losses }: TrainingCurve): HostTensor {
  return {
    shape: [steps.length, 2],
    data: Float32Array.from(steps.flatMap((step, at) => [step, losses[at] ?? Number.NaN])),
  };
}

function readCurve(tensor: HostTensor | undefined): TrainingCurve {
  const rows = tensor === undefined ? [] : rowsOf(tensor.data, 2);
  return { steps: rows.map(([step = 0]) => step), losses: rows.map(([, loss]) => finite(loss)) };
}

/** [looks, 1 + pairs]: the step, then the angle of each pair in degrees, NaN where a generator was not finite. */
function anglesTensor({ steps, degrees }: AngleRecord): HostTensor {
  const rows = steps.map((step, look) => [step, ...(degrees[look] ?? []).map((angle) => angle ?? Number.NaN)]);
  return { shape: [rows.length, rows[0]?.length ?? 0], data: Float32Array.from(rows.flat()) };
}

/** Nothing where none were recorded. */
function readAngles(tensor: HostTensor | undefined): Pick<TrainingCurve, 'angles'> {
  if (tensor === undefined) return {};
  const rows = rowsOf(tensor.data, tensor.shape[1] ?? 0);
  return {
    angles: {
      steps: rows.map(([step]) => finite(step) ?? Number.NaN),
      degrees: rows.map(([, ...angles]) => angles.map(finite)),
    },
  };
}

function readFlows(...found: readonly (HostTensor | undefined)[]): FlowTensors | undefined {
  const [table, images, logits, independence] = found;
  if (table === undefined || images === undefined || logits === undefined) return undefined;
  return { table, images, logits, independence: independence?.data[0] ?? Number.NaN };
}

function coordinatesTensor({ toRaw, fromRaw }: FeatureCoordinates): HostTensor<Float64Array> {
  return { shape: [2, toRaw.rows, toRaw.columns], data: Float64Array.from([...toRaw.data, ...fromRaw.data]) };
}

function readCoordinates({ tensors }: TensorFile, uri: string): FeatureCoordinates | undefined {
  const found = tensors.get(COORDINATES);
  const [two, r = 0, columns] = found?.shape ?? [];
  if (found?.dtype !== 'F64' || two !== 2) return undefined;
  if (columns !== r || found.shape.length !== 3) {
    throw new CorruptFileError(uri, `${COORDINATES}: expected shape [2,r,r], got [${found.shape.join()}]`);
  }
  const block = (at: number): Matrix => matrixOf(r, r, found.data.subarray(at * r * r, (at + 1) * r * r));
  return { toRaw: block(0), fromRaw: block(1) };
}

/** Whole rows alone. */
function rowsOf(data: Float32Array, columns: number): number[][] {
  return Array.from({ length: columns === 0 ? 0 : Math.floor(data.length / columns) }, (_, row) => [
    ...data.subarray(row * columns, (row + 1) * columns),
  ]);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
