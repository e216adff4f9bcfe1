import { BoundedCache } from './bounded-cache.js';

const made: string[] = [];
const make = (value: string) => async (): Promise<string> => {
  made.push(value);
  await Promise.resolve();
  return value;
};
beforeEach(() => made.splice(0));

test('a value is made once, however many ask for it at the same time', async () => {
  const cache = new BoundedCache<string>(10, ({ length }) => length);
  expect(await Promise.all([cache.get('a', make('x')), cache.get('a', make('y'))])).toEqual(['x', 'x']);
  expect(made).toEqual(['x']);
});

test('those that were not asked for longest go first when they are too large together', async () => {
  const cache = new BoundedCache<string>(6, ({ length }) => length);
  for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, make(`${key}${key}${key}`));
  await Promise.resolve();
  expect(made).toEqual(['aaa', 'bbb', 'ccc']);
  await cache.get('a', make('again'));
  expect(made).toEqual(['aaa', 'bbb', 'ccc']);
  await cache.get('b', make('again'));
  expect(made.at(-1)).toBe('again');
});

test('what fails is not kept', async () => {
  const cache = new BoundedCache<string>(6, ({ length }) => length);
  await expect(cache.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await cache.get('a', make('x'))).toBe('x');
});
