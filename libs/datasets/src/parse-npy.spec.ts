import { encodeNpy } from '@liesweep/storage';
import { parseNpy } from './parse-npy.js';

test('an array is read, and what is none is refused by the name of its file', () => {
  const file = encodeNpy([2], Float32Array.of(1, 2));
  expect(parseNpy(file, 'x.npy').data).toEqual(Float64Array.of(1, 2));
  expect(() => parseNpy(file.subarray(0, -4), 'x.npy')).toThrow(/^x\.npy: expected 8 bytes .*: it is truncated$/);
});
