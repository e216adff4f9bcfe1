import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutShort, flipBit, removeTensor } from './damage-bytes.mjs';
import { randomFrom } from './random-from.mjs';

/** A safetensors file of these tensors, of bytes. */
function safetensors(tensors) {
  let offset = 0;
  const header = Object.fromEntries(
    Object.entries(tensors).map(([name, data]) => {
      offset += data.length;
      return [name, { dtype: 'U8', shape: [data.length], data_offsets: [offset - data.length, offset] }];
    }),
  );
  const text = Buffer.from(JSON.stringify({ __metadata__: { checkpoint: '{}' }, ...header }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors).map((data) => Buffer.from(data))]);
}

function tensorsOf(file) {
  const start = 8 + Number(file.readBigUInt64LE(0));
  const { __metadata__, ...entries } = JSON.parse(file.subarray(8, start).toString());
  assert.deepEqual(__metadata__, { checkpoint: '{}' });
  return Object.fromEntries(
    Object.entries(entries).map(
      ([
        name,
        {
          data_offsets: [from, end],
        },
      ]) => [name, [...file.subarray(start + from, start + end)]],
    ),
  );
}

const FILE = safetensors({ 'state/a': [1, 2, 3], 'generators/7': [4, 5], 'state/b': [6] });

describe('damage', () => {
  it('a flip changes one bit', () => {
    const damaged = flipBit(FILE, randomFrom(3));
    const bits = [...FILE].reduce(
      (sum, byte, at) => sum + (byte ^ damaged[at]).toString(2).replaceAll('0', '').length,
      0,
    );
    assert.equal(damaged.length, FILE.length);
    assert.equal(bits, 1);
  });

  it('a cut leaves the beginning', () => {
    const damaged = cutShort(FILE, randomFrom(3));
    assert.ok(damaged.length < FILE.length && FILE.subarray(0, damaged.length).equals(damaged));
  });

  it('a tensor is gone, and all others are what they were', () => {
    for (const seed of [1, 2, 3, 4]) {
      const left = tensorsOf(removeTensor(FILE, randomFrom(seed)));
      assert.ok([['state/a'], ['state/b']].some(([gone]) => !(gone in left) && Object.keys(left).length === 2));
      assert.deepEqual(left, Object.fromEntries(Object.entries(tensorsOf(FILE)).filter(([name]) => name in left)));
    }
  });

  it('a file that is no safetensors loses a bit', () => {
    assert.equal(removeTensor(Buffer.from('no safetensors at all'), randomFrom(1)).length, 21);
  });
});
