import { ShapeMismatchError, type HostTensor } from '@liesweep/sweep';
import { BYTES_PER_ELEMENT, elementCount, METADATA_KEY, parseSafetensorsHeader } from './safetensors-header.js';

/** A tensor with what the format calls its type. */
export type StoredTensor =
  | (HostTensor & { readonly dtype: 'F32' })
  | (HostTensor<Float64Array> & { readonly dtype: 'F64' })
  | (HostTensor<Int32Array> & { readonly dtype: 'I32' });

/** A whole safetensors file: tensors by name, and the free texts of its `__metadata__`. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A tensor whose numbers come a block at a time. */
export interface TensorInBlocks {
  readonly dtype: 'F64';
  readonly shape: readonly number[];
  readonly blocks: () => Iterable<Float64Array>;
}

/** Tensors to be written, by name, as a map or as an object. */
export type TensorsByName =
  | ReadonlyMap<string, StoredTensor | TensorInBlocks>
  | Readonly<Record<string, StoredTensor | TensorInBlocks>>;

/** The header is padded with spaces to whole words, so that the numbers behind it are aligned. */
const WORD_BYTES = 8;

/**
 * Tensors as one file in the safetensors format: the header's length as 8 little-endian bytes, the header as JSON, then
 * the numbers, little-endian as on every platform that TensorFlow runs on.
 *
 * Tensors lie in the order of descending dtype size, then name, so equal tensors make equal files.
 *
 * @throws ShapeMismatchError when a tensor has more or fewer numbers than its shape says
 */
export function encodeSafetensors(tensors: TensorsByName, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const ordered = (isMap(tensors) ? [...tensors] : Object.entries(tensors)).sort(
    ([a, { dtype: left }], [b, { dtype: right }]) =>
      BYTES_PER_ELEMENT[right] - BYTES_PER_ELEMENT[left] || (a < b ? -1 : 1),
  );
  const header: [string, unknown][] = Object.keys(metadata).length === 0 ? [] : [[METADATA_KEY, metadata]];
  let end = 0;
  for (const [name, tensor] of ordered) {
    const { dtype, shape } = tensor;
    if ('data' in tensor && tensor.data.length !== elementCount(shape)) {
      throw new ShapeMismatchError(name, shape, [tensor.data.length]);
    }
    const bytes = elementCount(shape) * BYTES_PER_ELEMENT[dtype];
    header.push([name, { dtype, shape, data_offsets: [end, end + bytes] }]);
    end += bytes;
  }
  const json = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(json.length / WORD_BYTES) * WORD_BYTES;
  const file = Buffer.alloc(WORD_BYTES + headerBytes + end, ' ');
  file.writeBigUInt64LE(BigInt(headerBytes));
  json.copy(file, WORD_BYTES);
  let offset = WORD_BYTES + headerBytes;
  for (const [name, tensor] of ordered) {
    const start = offset;
    for (const { buffer, byteOffset, byteLength } of 'data' in tensor ? [tensor.data] : tensor.blocks()) {
      file.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
      offset += byteLength;
    }
    const count = (offset - start) / BYTES_PER_ELEMENT[tensor.dtype];
    if (count !== elementCount(tensor.shape)) throw new ShapeMismatchError(name, tensor.shape, [count]);
  }
  return file;
}

/**
 * The tensors of a safetensors file, each a copy of its own.
 *
 * @param content the whole file
 * @param uri what errors call the file
 * @throws CorruptFileError when the file is truncated, has bytes that no tensor or two tensors claim, has a header that
 *   is not of the format, or a dtype other than F32, F64 and I32
 */
export function decodeSafetensors(content: Uint8Array, uri: string): TensorFile {
  const { places, metadata, dataStart } = parseSafetensorsHeader(content, uri);
  const tensors = new Map<string, StoredTensor>();
  for (const { name, dtype, shape, begin, end } of places) {
    const bytes = Uint8Array.from(content.subarray(dataStart + begin, dataStart + end)).buffer;
    switch (dtype) {
      case 'F32':
        tensors.set(name, { dtype, shape, data: new Float32Array(bytes) });
        break;
      case 'F64':
        tensors.set(name, { dtype, shape, data: new Float64Array(bytes) });
        break;
      case 'I32':
        tensors.set(name, { dtype, shape, data: new Int32Array(bytes) });
        break;
    }
  }
  return { tensors, metadata };
}

function isMap(tensors: TensorsByName): tensors is ReadonlyMap<string, StoredTensor | TensorInBlocks> {
  return tensors instanceof Map;
}
