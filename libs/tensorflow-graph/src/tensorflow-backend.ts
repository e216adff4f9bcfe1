import type { DataType, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { NotTraceableError } from './not-traceable-error.js';

/** An attribute of a TensorFlow op as tfjs-node passes it to its binding. */
export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The part of tfjs-node's backend that tracing needs; these names are tfjs-node 4.22's own. */
export interface TensorFlowBackend {
  readonly binding: Readonly<
    Record<'TF_ATTR_TYPE' | 'TF_ATTR_BOOL' | 'TF_ATTR_INT' | 'TF_ATTR_FLOAT' | 'TF_ATTR_STRING', number>
  >;
  executeSingleOutput: (op: string, attributes: OpAttribute[], inputs: TensorInfo[]) => Tensor;
  executeMultipleOutputs: (op: string, attributes: OpAttribute[], inputs: TensorInfo[], outputs: number) => Tensor[];
  readSync(dataId: object): Float32Array | Int32Array | Uint8Array;
}

/** The element types a graph holds, as TensorFlow numbers them (types.proto). */
export const TENSORFLOW_TYPES = { float32: 1, int32: 3, bool: 10 } as const;

/** TensorFlow's number of a tfjs element type. @throws NotTraceableError for strings and complex numbers, which no step uses */
export function tensorflowType(dtype: DataType): number {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return TENSORFLOW_TYPES[dtype];
  throw new NotTraceableError(`a graph holds float32, int32 and bool, not ${dtype}`);
}
