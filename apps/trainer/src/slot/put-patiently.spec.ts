import { StoreUnavailableError, type StoredFile, type TensorStore } from '@liesweep/sweep';
import type { SlotProgress } from '../slot-messages.js';
import { putPatiently, type WaitControl } from './put-patiently.js';

const PROGRESS: SlotProgress = {
  ...{ trialCount: 2, finishedTrials: 2, step: 100, fraction: 1, lowestLoss: null, dominantTerm: null },
  ...{ msPerStep: 1, checkpointedAtMs: null, resumed: false },
};
const FILE: StoredFile = { uri: 'shards/ab/ab.json', digest: 'sha256:0', bytes: 1 };
const READ_ONLY = '/store: the file system is read-only';
const log = (): void => undefined;

/** A store that takes nothing for so many attempts. */
function failing(times: number): { put: jest.Mock<Promise<StoredFile>> } {
  let left = times;
  return {
    put: jest.fn(() => (left-- > 0 ? Promise.reject(new StoreUnavailableError(READ_ONLY)) : Promise.resolve(FILE))),
  };
}

function watched(stopReason: WaitControl['stopReason']): WaitControl & { readonly told: SlotProgress[] } {
  const told: SlotProgress[] = [];
  return { told, stopReason, onProgress: (progress) => told.push(progress) };
}

test('what a store does not take is put again, and nothing else is done again', async () => {
  const store = failing(1);
  const control = watched(() => null);
  const write = jest.fn(({ put }: Pick<TensorStore, 'put'>) => put(new Uint8Array(), 'json'));
  expect(await putPatiently(store, control, PROGRESS, log, write)).toBe(FILE);
  expect(write).toHaveBeenCalledTimes(1);
  expect(store.put).toHaveBeenCalledTimes(2);
  expect(control.told.length).toBeGreaterThan(0);
  for (const progress of control.told) expect(progress).toEqual({ ...PROGRESS, waitingForStore: READ_ONLY });
});

test.each(['preempt', 'cancel'] as const)('a shard that waits for its store ends when it is to: %s', async (reason) => {
  const control = watched(() => (control.told.length > 2 ? reason : null));
  const store = failing(Infinity);
  expect(await putPatiently(store, control, PROGRESS, log, ({ put }) => put(new Uint8Array(), 'json'))).toBe(reason);
  expect(store.put).toHaveBeenCalledTimes(1);
});

test('any other error is the error of the shard', async () => {
  const store = { put: () => Promise.reject(new TypeError('as it is')) };
  const storing = putPatiently(
    store,
    watched(() => 'cancel'),
    PROGRESS,
    log,
    ({ put }) => put(new Uint8Array(), 'json'),
  );
  await expect(storing).rejects.toThrow(new TypeError('as it is'));
});
