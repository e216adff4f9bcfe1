import '@tensorflow/tfjs';
import { memory, scalar, setBackend, tensor } from '@tensorflow/tfjs-core';
import { downloadState, rowOf, selectRows, uploadState, type HostState } from './host-state.js';
import { STACK_SIZE, type StepSignature } from './loop.js';

beforeAll(async () => {
  await setBackend('cpu');
});

const SIGNATURE: StepSignature['state'] = {
  t: { shape: [], dtype: 'float32' },
  shared: { shape: [3], dtype: 'float32' },
  loss: { shape: [STACK_SIZE], dtype: 'float32' },
  generators: { shape: [STACK_SIZE, 2, 2], dtype: 'float32' },
};

const STATE: HostState = {
  t: { shape: [], data: Float32Array.of(7) },
  shared: { shape: [3], data: Float32Array.of(1, 2, 3) },
  loss: { shape: [3], data: Float32Array.of(0.5, Number.NaN, Number.POSITIVE_INFINITY) },
  generators: { shape: [3, 2, 2], data: Float32Array.from({ length: 12 }, (_, at) => at) },
};

test('a state that goes to the device and back is the same bit for bit, also what is not a number', () => {
  const state: HostState = {
    ...STATE,
    odd: { shape: [5], data: Float32Array.of(-0, 1e-45, -1e-38, Number.NEGATIVE_INFINITY, Number.NaN) },
  };
  const back = downloadState(uploadState(state));
  expect(Object.keys(back)).toEqual(Object.keys(state));
  for (const [name, { shape, data: values }] of Object.entries(state)) {
    expect(back[name]?.shape).toEqual(shape);
    expect(new Uint32Array(back[name]?.data.buffer ?? new ArrayBuffer(0))).toEqual(new Uint32Array(values.buffer));
  }
});

test('a download is a copy, and leaves the tensors on the device', () => {
  const x = tensor([1, 2, 3]);
  const first = downloadState({ x });
  first.x?.data.fill(9);
  expect(Array.from(downloadState({ x }).x?.data ?? [])).toEqual([1, 2, 3]);
  expect(x.isDisposed).toBe(false);
  x.dispose();
});

test('an upload is a copy: what is written to the host state later does not reach the device', () => {
  const values = Float32Array.of(1, 2);
  const state = uploadState({ x: { shape: [2], data: values } });
  const before = downloadState(state);
  values.fill(9);
  expect(Array.from(before.x?.data ?? [])).toEqual([1, 2]);
});

test('an upload that fails half-way leaves nothing on the device', () => {
  const before = memory().numTensors;
  const damaged: HostState = { ...STATE, generators: { shape: [4, 2, 2], data: new Float32Array(12) } };
  expect(() => uploadState(damaged)).toThrow();
  expect(memory().numTensors).toBe(before);
});

test('a download that fails leaves what is on the device to the caller', () => {
  const [x, gone] = [scalar(1), scalar(2)];
  gone.dispose();
  const before = memory().numTensors;
  expect(() => downloadState({ x, gone })).toThrow();
  expect(memory().numTensors).toBe(before);
  x.dispose();
});

test.each<readonly [string, readonly number[], readonly number[]]>([
  ['in their order', [0, 2], [0, 1, 2, 3, 8, 9, 10, 11]],
  ['in another order', [2, 0], [8, 9, 10, 11, 0, 1, 2, 3]],
  ['one', [1], [4, 5, 6, 7]],
  ['none', [], []],
  ['all', [0, 1, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
])('rows are selected %s', (_, positions, expected) => {
  const selected = selectRows(STATE, positions, SIGNATURE);
  expect(selected.generators?.shape).toEqual([positions.length, 2, 2]);
  expect(Array.from(selected.generators?.data ?? [])).toEqual(expected);
  expect(selected.loss?.shape).toEqual([positions.length]);
});

test('a selection keeps what all trials share, and rows that are not numbers', () => {
  const selected = selectRows(STATE, [1, 2], SIGNATURE);
  expect(selected.t).toEqual(STATE.t);
  expect(selected.shared).toEqual(STATE.shared);
  expect(Array.from(selected.loss?.data ?? [])).toEqual([Number.NaN, Number.POSITIVE_INFINITY]);
});

test('a selection is a copy', () => {
  const selected = selectRows(STATE, [0], SIGNATURE);
  selected.generators?.data.fill(-1);
  expect(STATE.generators?.data[0]).toBe(0);
});

test('selecting twice is selecting once by the composed positions', () => {
  const twice = selectRows(selectRows(STATE, [2, 0, 1], SIGNATURE), [1, 2], SIGNATURE);
  expect(twice).toEqual(selectRows(STATE, [0, 1], SIGNATURE));
});

test('a row is a view of the state', () => {
  const state: HostState = { x: { shape: [2, 3], data: new Float32Array(6) } };
  rowOf(state, 'x', 1).fill(5);
  expect(Array.from(state.x?.data ?? [])).toEqual([0, 0, 0, 5, 5, 5]);
  expect(rowOf(STATE, 'loss', 0)).toEqual(Float32Array.of(0.5));
  expect(rowOf(STATE, 'generators', 2)).toEqual(Float32Array.of(8, 9, 10, 11));
});

test('a row of a tensor that is not there is refused by its name', () => {
  expect(() => rowOf(STATE, 'velocity', 0)).toThrow(new TypeError('there is no tensor named velocity'));
});
