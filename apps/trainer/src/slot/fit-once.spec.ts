import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentUri, encodeSafetensors, openTensorStore } from '@liesweep/storage';
import { fitName, type TensorStore } from '@liesweep/sweep';
import { fitOnce } from './fit-once.js';

const KEY = 'fit:learned(quadratic,regression)/real/linear/seed=1/engine=1';

let folder: string;
let store: TensorStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-fit-'));
  store = await openTensorStore(`file:${folder}`);
});
afterEach(() => rm(folder, { recursive: true }));

const contentOf = (value: number): Uint8Array =>
  encodeSafetensors({ x: { dtype: 'F64', shape: [1], data: Float64Array.of(value) } });
const valueOf = ({ tensors }: Awaited<ReturnType<typeof fitOnce>>): number | undefined => tensors.get('x')?.data[0];

test('a fit is made once, and read by everybody after', async () => {
  const make = jest.fn(() => Promise.resolve(contentOf(1)));
  const fits = [await fitOnce(store, KEY, make), await fitOnce(await openTensorStore(`file:${folder}`), KEY, make)];
  expect(make).toHaveBeenCalledTimes(1);
  expect(fits.map(valueOf)).toEqual([1, 1]);
  expect(fits[0]?.digest).toBe(fits[1]?.digest);
});

test('slots that fit at the same time go on with the fit of one of them, however they differ', async () => {
  const values = [1, 2, 3, 4];
  const fits = await Promise.all(values.map((value) => fitOnce(store, KEY, () => Promise.resolve(contentOf(value)))));
  expect(new Set(fits.map(valueOf)).size).toBe(1);
  expect(new Set(fits.map(({ digest }) => digest)).size).toBe(1);
});

test('a fit that fails leaves nothing, and is tried again', async () => {
  await expect(fitOnce(store, KEY, () => Promise.reject(new RangeError('no')))).rejects.toThrow('no');
  expect(await store.readNamed(fitName(KEY))).toBeUndefined();
  expect(valueOf(await fitOnce(store, KEY, () => Promise.resolve(contentOf(5))))).toBe(5);
});

test('a fit whose file is damaged is made again, also where it comes out otherwise', async () => {
  const { digest } = await fitOnce(store, KEY, () => Promise.resolve(contentOf(1)));
  await writeFile(join(folder, contentUri(digest, 'safetensors')), 'damaged');
  expect(valueOf(await fitOnce(store, KEY, () => Promise.resolve(contentOf(2))))).toBe(2);
  expect(valueOf(await fitOnce(store, KEY, () => Promise.reject(new RangeError('not asked for'))))).toBe(2);
});

test('a name that does not say where a fit lies is refused', async () => {
  await store.writeNamed(fitName(KEY), new TextEncoder().encode('{'));
  await expect(fitOnce(store, KEY, () => Promise.resolve(contentOf(1)))).rejects.toMatchObject({
    name: 'CorruptFileError',
    message: expect.stringContaining('delete the file') as string,
  });
});
