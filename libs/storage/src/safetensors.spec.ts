import * as fc from 'fast-check';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors.js';

const URI = 'shards/ab/abc.safetensors';

const EXAMPLE: Record<string, StoredTensor> = {
  'generators/0': { dtype: 'F32', shape: [2, 1, 2], data: new Float32Array([1, -0.5, 3.25, Number.NaN]) },
  'structureConstants/0': { dtype: 'F32', shape: [0, 1], data: new Float32Array(0) },
  exact: { dtype: 'F64', shape: [], data: new Float64Array([Math.PI]) },
  counts: { dtype: 'I32', shape: [3], data: new Int32Array([1, -2, 2 ** 31 - 1]) },
};

/** A file with this header, as text, and so many bytes of data. */
function fileOf(header: string, dataBytes: number): Buffer {
  const json = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)]);
}

const place = (begin: number, end: number, shape = [(end - begin) / 4]): object => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

describe('safetensors', () => {
  it('is the format as published, byte for byte', () => {
    const file = encodeSafetensors({ a: { dtype: 'F32', shape: [2], data: new Float32Array([1, -2]) } });
    const header = '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  ';
    expect(Buffer.from(file).toString('hex')).toBe(
      `3800000000000000${Buffer.from(header).toString('hex')}0000803f000000c0`,
    );
  });

  it('pads the header with spaces to whole words, and puts wide numbers first, so that all are aligned', () => {
    const file = Buffer.from(encodeSafetensors(EXAMPLE, { sweep: 'so-n' }));
    const headerBytes = Number(file.readBigUInt64LE());
    expect(headerBytes % 8).toBe(0);
    const header = JSON.parse(file.toString('utf8', 8, 8 + headerBytes)) as Record<string, unknown>;
    expect(header).toEqual({
      __metadata__: { sweep: 'so-n' },
      exact: { dtype: 'F64', shape: [], data_offsets: [0, 8] },
      counts: { dtype: 'I32', shape: [3], data_offsets: [8, 20] },
      'generators/0': { dtype: 'F32', shape: [2, 1, 2], data_offsets: [20, 36] },
      'structureConstants/0': { dtype: 'F32', shape: [0, 1], data_offsets: [36, 36] },
    });
    expect(file.length).toBe(8 + headerBytes + 36);
  });

  it('decoding undoes encoding, for tensors as an object or a map, wherever the bytes lie', () => {
    for (const tensors of [EXAMPLE, new Map(Object.entries(EXAMPLE))]) {
      const file = encodeSafetensors(tensors, { sweep: 'so-n' });
      const shifted = Buffer.concat([Buffer.alloc(3), file]).subarray(3);
      const decoded = decodeSafetensors(shifted, URI);
      expect(Object.fromEntries(decoded.tensors)).toEqual(EXAMPLE);
      expect(decoded.metadata).toEqual({ sweep: 'so-n' });
    }
  });

  it('equal tensors make equal files, in whatever order they are given', () => {
    const reversed = Object.fromEntries(Object.entries(EXAMPLE).toReversed());
    expect(encodeSafetensors(reversed)).toEqual(encodeSafetensors(EXAMPLE));
  });

  it('no tensors make a file too', () => {
    expect(decodeSafetensors(encodeSafetensors({}), URI)).toEqual({ tensors: new Map(), metadata: {} });
  });

  it('a tensor with more or fewer numbers than its shape says is refused', () => {
    const tensors: Record<string, StoredTensor> = { a: { dtype: 'F32', shape: [2, 2], data: new Float32Array(3) } };
    expect(() => encodeSafetensors(tensors)).toThrow('a: expected shape [2,2], got [3]');
  });

  it('a file cut anywhere is refused', () => {
    const file = encodeSafetensors(EXAMPLE);
    for (let bytes = 0; bytes < file.length; bytes += 1) {
      expect(() => decodeSafetensors(file.subarray(0, bytes), URI)).toThrow(
        expect.objectContaining({ name: 'CorruptFileError', uri: URI }) as Error,
      );
    }
  });

  it.each([
    ['bytes behind the last tensor', fileOf(JSON.stringify({ a: place(0, 8) }), 9), 'the tensors end at byte'],
    ['a hole', fileOf(JSON.stringify({ a: place(0, 4), b: place(8, 12) }), 12), 'b: begins at byte 8'],
    ['an overlap', fileOf(JSON.stringify({ a: place(0, 8), b: place(4, 12) }), 12), 'b: begins at byte 4'],
    ['a shape of another size', fileOf(JSON.stringify({ a: place(0, 8, [3]) }), 8), 'a: not a dtype'],
    ['a negative extent', fileOf(JSON.stringify({ a: place(0, 8, [-1, -2]) }), 8), 'a: not a dtype'],
    ['offsets backwards', fileOf('{"a":{"dtype":"F32","shape":[],"data_offsets":[4,0]}}', 4), 'a: not a dtype'],
    [
      'another dtype',
      fileOf('{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}', 4),
      'a: not a dtype of F32, F64, I32',
    ],
    ['a dtype of the prototype', fileOf('{"a":{"dtype":"constructor","shape":[],"data_offsets":[0,4]}}', 4), 'a: not'],
    ['a header that is a list', fileOf('[]', 0), 'the header is not a JSON object'],
    ['a header that is no JSON', fileOf('{"a":', 0), 'the header is not a JSON object'],
    ['metadata that is no text', fileOf('{"__metadata__":{"a":1}}', 0), '__metadata__ holds'],
    ['a header longer than the file', Buffer.alloc(8, 0xff), 'the header ends at byte'],
  ])('%s is refused, with the reason', (_, file, reason) => {
    expect(() => decodeSafetensors(file, URI)).toThrow(
      expect.objectContaining({
        name: 'CorruptFileError',
        message: expect.stringContaining(reason) as unknown,
      }) as Error,
    );
  });

  it('any bytes either decode or are refused as a corrupt file', () => {
    const file = encodeSafetensors(EXAMPLE);
    const mutation = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(mutation, (changes) => {
        const mutated = Uint8Array.from(file);
        for (const [offset, byte] of changes) {
          mutated[offset] = byte;
        }
        try {
          return decodeSafetensors(mutated, URI).tensors.size > 0;
        } catch (error) {
          return (error as Error).name === 'CorruptFileError';
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
