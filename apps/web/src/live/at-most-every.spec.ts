import { atMostEvery } from './at-most-every.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function slow() {
  const ends: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const ask = atMostEvery(
    2_000,
    () => new Promise<void>((resolve) => ends.push(resolve)),
    (again) => waiting.push(again),
  );
  const end = async (): Promise<void> => {
    ends.at(-1)?.();
    await settle();
  };
  return { ask, end, wake: () => waiting.pop()?.(), begun: () => ends.length };
}

test('what takes long is not begun anew before it has ended and rested', async () => {
  const { ask, end, wake, begun } = slow();
  ask();
  ask();
  ask();
  expect(begun()).toBe(1);
  await end();
  expect(begun()).toBe(1);
  wake();
  expect(begun()).toBe(2);
});

test('what nobody has asked for meanwhile is not done again', async () => {
  const { ask, end, wake, begun } = slow();
  ask();
  await end();
  wake();
  expect(begun()).toBe(1);
  ask();
  expect(begun()).toBe(2);
});

test('a failure does not end it', async () => {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const ask = atMostEvery(
    1,
    () => {
      begun++;
      return Promise.reject(new Error('refused'));
    },
    (again) => waiting.push(again),
  );
  ask();
  await settle();
  waiting.pop()?.();
  ask();
  expect(begun).toBe(2);
});
