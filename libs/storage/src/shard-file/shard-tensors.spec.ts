import * as fc from 'fast-check';
import { matrixOf } from '@liesweep/lie';
import { CorruptFileError, type HostTensor, type TrialTensors } from '@liesweep/sweep';
import { decodeSafetensors, encodeSafetensors } from '../safetensors.js';
import { withBitFlipped } from '../testing/with-bit-flipped.js';
import { decodeShardTensors, encodeShardTensors, type ShardTensors } from './shard-tensors.js';

const URI = 'shards/ab/abc.safetensors';

function tensor(...shape: number[]): HostTensor {
  const length = shape.reduce((product, extent) => product * extent, 1);
  return { shape, data: Float32Array.from({ length }, (_, at) => Math.sin(at + shape.length)) };
}

const MATRICES: TrialTensors = {
  generators: tensor(2, 3, 3),
  structureConstants: tensor(1, 2),
  curve: { steps: [0, 10], losses: [1, null], angles: { steps: [0, 5], degrees: [[90], [null]] } },
};
const FIELDS: TrialTensors = {
  generators: tensor(1, 12),
  field: tensor(1, 196, 4),
  flows: { table: tensor(2, 8), images: tensor(1, 7, 784), logits: tensor(1, 7, 10), independence: 0.5 },
  structureConstants: { shape: [0, 1], data: new Float32Array() },
  curve: { steps: [], losses: [] },
};
const SHARD: ShardTensors = {
  trials: [MATRICES, FIELDS],
  coordinates: { toRaw: matrixOf(2, 2, [1, 2, 3, 4.5]), fromRaw: matrixOf(2, 2, [Math.PI, 0, 0, 1]) },
  fieldNetwork: { layers: [2, 4, 2], activation: 'tanh' },
};

describe('the tensor file of a shard', () => {
  it('gives back every trial that was written, by its position', () => {
    const file = decodeShardTensors(encodeShardTensors(SHARD), URI);
    const { coordinates } = SHARD;
    expect(file.trialAt(0)).toEqual({ ...MATRICES, coordinates });
    expect(file.trialAt(1)).toEqual({ ...FIELDS, coordinates });
  });

  it('has the names, shapes and types that are documented', () => {
    const { tensors, metadata } = decodeSafetensors(encodeShardTensors(SHARD), URI);
    expect([...tensors].map(([name, { dtype, shape }]) => `${name} ${dtype} [${shape.join()}]`)).toEqual([
      'standardCoordinates F64 [2,2,2]',
      'angles/0 F32 [2,2]',
      'curve/0 F32 [2,2]',
      'curve/1 F32 [0,2]',
      'field/1 F32 [1,196,4]',
      'fieldIndependence/1 F32 [1]',
      'flowImages/1 F32 [1,7,784]',
      'flowLogits/1 F32 [1,7,10]',
      'flows/1 F32 [2,8]',
      'generators/0 F32 [2,3,3]',
      'generators/1 F32 [1,12]',
      'structureConstants/0 F32 [1,2]',
      'structureConstants/1 F32 [0,1]',
    ]);
    expect(metadata).toEqual({ fieldNetwork: '{"layers":[2,4,2],"activation":"tanh"}' });
  });

  it('says nothing of coordinates, layers, fields or angles where there are none', () => {
    const bare: TrialTensors = {
      generators: tensor(1, 2, 2),
      structureConstants: undefined,
      curve: { steps: [1], losses: [2] },
    };
    const content = encodeShardTensors({ trials: [bare] });
    const { tensors, metadata } = decodeSafetensors(content, URI);
    expect([...tensors.keys()]).toEqual(['curve/0', 'generators/0']);
    expect(metadata).toEqual({});
    const read = decodeShardTensors(content, URI).trialAt(0);
    expect(read).toEqual(bare);
    expect(read.curve).not.toHaveProperty('angles');
  });

  it('any trials come back, with what is not finite as null', () => {
    const loss = fc.option(fc.float({ noNaN: true, noDefaultInfinity: true }));
    const looks = fc.array(fc.tuple(fc.nat(1e6), loss), { maxLength: 6 });
    const trial = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), looks).map(
      ([generatorCount, n, curve]): TrialTensors => ({
        generators: tensor(generatorCount, n, n),
        structureConstants: tensor((generatorCount * (generatorCount - 1)) / 2, generatorCount),
        curve: { steps: curve.map(([step]) => step), losses: curve.map(([, found]) => found) },
      }),
    );
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 12 }), (trials) => {
        const file = decodeShardTensors(encodeShardTensors({ trials }), URI);
        expect(trials.map((_, position) => file.trialAt(position))).toEqual(trials);
      }),
      { seed: 1 },
    );
  });

  it('refuses a position that it has not, and generators in another type', () => {
    expect(() => decodeShardTensors(encodeShardTensors(SHARD), URI).trialAt(2)).toThrow(
      'expected generators/2 in float32, got none',
    );
    const doubles = encodeSafetensors({ 'generators/0': { dtype: 'F64', shape: [1], data: new Float64Array(1) } });
    expect(() => decodeShardTensors(doubles, URI).trialAt(0)).toThrow(CorruptFileError);
  });

  it('refuses coordinates that are no square matrices', () => {
    const content = encodeSafetensors({
      standardCoordinates: { dtype: 'F64', shape: [2, 1, 2], data: new Float64Array(4) },
    });
    expect(() => decodeShardTensors(content, URI)).toThrow('standardCoordinates: expected shape [2,r,r], got [2,1,2]');
  });

  it('whose bits flip or whose end is cut, reads or is refused as corrupt', () => {
    const content = encodeShardTensors(SHARD);
    const reads = (changed: Uint8Array): void => {
      try {
        const file = decodeShardTensors(changed, URI);
        file.trialAt(0);
        file.trialAt(1);
      } catch (error) {
        expect(error).toBeInstanceOf(CorruptFileError);
      }
    };
    const headerBits = 8 * (8 + Number(Buffer.from(content).readBigUInt64LE()));
    for (let bit = 0; bit < headerBits; bit += 1) reads(withBitFlipped(content, bit));
    for (let end = 0; end < content.length; end += 7) reads(content.subarray(0, end));
    const noise = fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(noise, (changes) => {
        const changed = Uint8Array.from(content);
        for (const [at, byte] of changes) changed[at] = byte;
        reads(changed);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});
