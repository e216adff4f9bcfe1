import { CorruptFileError } from '@liesweep/sweep';

/** Bytes of one number, per dtype that is read and written here. */
export const BYTES_PER_ELEMENT = { F32: 4, F64: 8, I32: 4 } as const;

/** The header's key for free texts, which no tensor may have. */
export const METADATA_KEY = '__metadata__';

const LENGTH_BYTES = 8;

/** Where one tensor lies: bytes [begin, end) behind the header. */
export interface TensorPlace {
  readonly name: string;
  readonly dtype: keyof typeof BYTES_PER_ELEMENT;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** A checked header: every byte of data belongs to exactly one tensor. */
export interface SafetensorsHeader {
  readonly places: readonly TensorPlace[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Offset of the first byte of data in the file. */
  readonly dataStart: number;
}

/** Number of elements of a shape; 1 for the scalar []. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/**
 * Reads and checks the header of a safetensors file.
 *
 * @throws CorruptFileError with the reason, when the file is not one or is not whole
 */
export function parseSafetensorsHeader(content: Uint8Array, uri: string): SafetensorsHeader {
  const refuse = (reason: string): never => {
    throw new CorruptFileError(uri, reason);
  };
  if (content.byteLength < LENGTH_BYTES) {
    refuse(`expected a header's length in 8 bytes, got ${String(content.byteLength)} bytes`);
  }
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const dataStart = LENGTH_BYTES + Number(view.getBigUint64(0, true));
  if (dataStart > content.byteLength) {
    refuse(`the header ends at byte ${String(dataStart)}, the file at ${String(content.byteLength)}`);
  }
  const header = parseObject(content.subarray(LENGTH_BYTES, dataStart)) ?? refuse('the header is not a JSON object');
  const metadata = header[METADATA_KEY] ?? {};
  if (!isTexts(metadata)) {
    return refuse('__metadata__ holds something other than texts');
  }
  const places: TensorPlace[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name !== METADATA_KEY) {
      places.push(placeOf(name, entry) ?? refuse(`${name}: not a dtype of F32, F64, I32 with a shape and its bytes`));
    }
  }
  places.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const place of places) {
    if (place.begin !== end) {
      refuse(
        `${place.name}: begins at byte ${String(place.begin)} of the data, the tensor before it ends at ${String(end)}`,
      );
    }
    end = place.end;
  }
  if (dataStart + end !== content.byteLength) {
    refuse(`the tensors end at byte ${String(dataStart + end)}, the file at ${String(content.byteLength)}`);
  }
  return { places, metadata, dataStart };
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(name: string, entry: unknown): TensorPlace | undefined {
  if (!isObject(entry) || !isDtype(entry.dtype) || !isCounts(entry.shape) || !isCounts(entry.data_offsets)) {
    return undefined;
  }
  const { dtype, shape, data_offsets: offsets } = entry;
  const [begin, end] = offsets;
  return begin !== undefined &&
    end !== undefined &&
    offsets.length === 2 &&
    end - begin === elementCount(shape) * BYTES_PER_ELEMENT[dtype]
    ? { name, dtype, shape, begin, end }
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isDtype(value: unknown): value is keyof typeof BYTES_PER_ELEMENT {
  return typeof value === 'string' && Object.hasOwn(BYTES_PER_ELEMENT, value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}
