import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentUri, encodeSafetensors, openTensorStore, type TensorFile } from '@liesweep/storage';
import { withBitFlipped } from '@liesweep/storage/testing';
import { fitName, type TensorStore } from '@liesweep/sweep';
import { fitOnce, type FitMaker } from './fit-once.js';

const KEY = 'fit:learned(quadratic,regression)/real/linear/seed=1/engine=1';
const FLIPS = 2000;

let folder: string;
let store: TensorStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-fit-'));
  store = await openTensorStore(`file:${folder}`);
});
afterEach(() => rm(folder, { recursive: true }));

const contentOf = (value: number, key = KEY): Uint8Array =>
  encodeSafetensors({ x: { dtype: 'F64', shape: [1], data: Float64Array.of(value) } }, { fit: key });
const decode = ({ tensors }: TensorFile): number => {
  const value = tensors.get('x')?.data[0] ?? Number.NaN;
  if (Number.isNaN(value)) throw new RangeError('no fit');
  return value;
};
const made = (value: number): FitMaker<number> => ({ make: () => Promise.resolve(contentOf(value)), decode });
const NOT_ASKED_FOR: FitMaker<number> = { make: () => Promise.reject(new RangeError('not asked for')), decode };

test('a fit is made once, and read by everybody after', async () => {
  const make = jest.fn(() => Promise.resolve(contentOf(1)));
  const maker = { make, decode };
  const fits = [await fitOnce(store, KEY, maker), await fitOnce(await openTensorStore(`file:${folder}`), KEY, maker)];
  expect(make).toHaveBeenCalledTimes(1);
  expect(fits.map(({ fit }) => fit)).toEqual([1, 1]);
  expect(fits[0]?.digest).toBe(fits[1]?.digest);
});

test('slots that fit at the same time go on with the fit of one of them, however they differ', async () => {
  const fits = await Promise.all([1, 2, 3, 4].map((value) => fitOnce(store, KEY, made(value))));
  expect(new Set(fits.map(({ fit }) => fit)).size).toBe(1);
  expect(new Set(fits.map(({ digest }) => digest)).size).toBe(1);
});

test('a fit that fails leaves nothing, and is tried again', async () => {
  await expect(fitOnce(store, KEY, NOT_ASKED_FOR)).rejects.toThrow('not asked for');
  expect(await store.readNamed(fitName(KEY))).toBeUndefined();
  expect(await fitOnce(store, KEY, made(5))).toMatchObject({ fit: 5 });
});

test('a fit whose file is damaged is made again, also where it comes out otherwise', async () => {
  const { digest } = await fitOnce(store, KEY, made(1));
  await writeFile(join(folder, contentUri(digest, 'safetensors')), 'damaged');
  expect(await fitOnce(store, KEY, made(2))).toMatchObject({ fit: 2 });
  expect(await fitOnce(store, KEY, NOT_ASKED_FOR)).toMatchObject({ fit: 2 });
});

test.each<readonly [string, () => Promise<string>]>([
  ['that is no JSON', () => Promise.resolve('{')],
  ['that says something else', () => Promise.resolve('{"uri":1}')],
  ['of a fit of another key', async () => JSON.stringify(await store.put(contentOf(7, 'fit:other'), 'safetensors'))],
  ['of a file that is no fit', async () => JSON.stringify(await store.put(contentOf(Number.NaN), 'safetensors'))],
  ['of another size', async () => JSON.stringify({ ...(await store.put(contentOf(7), 'safetensors')), bytes: 1 })],
])('a fit with a name %s is made again', async (_, pointer) => {
  await store.writeNamed(fitName(KEY), new TextEncoder().encode(await pointer()));
  expect(await fitOnce(store, KEY, made(3))).toMatchObject({ fit: 3 });
  expect(await fitOnce(store, KEY, NOT_ASKED_FOR)).toMatchObject({ fit: 3 });
});

test('a fit that has just been made and cannot be read is an error, not a loop', async () => {
  await expect(fitOnce(store, KEY, made(Number.NaN))).rejects.toMatchObject({ name: 'CorruptFileError' });
});

test('a pointer of version 0.1, which has no seal, is followed', async () => {
  await fitOnce(store, KEY, made(1));
  const pointer = (await store.readNamed(fitName(KEY))) ?? new Uint8Array();
  await writeFile(join(folder, fitName(KEY)), pointer);
  expect(await fitOnce(store, KEY, NOT_ASKED_FOR)).toMatchObject({ fit: 1 });
});

test.each([
  ['the pointer of a fit', () => fitName(KEY)],
  ['the file of a fit', (digest: string) => contentUri(digest, 'safetensors')],
])(
  'of 2000 bits of %s, spread over all of it, each is noticed when it flips: the fit is made again',
  async (_, nameOf) => {
    const { digest } = await fitOnce(store, KEY, made(1));
    const path = join(folder, nameOf(digest));
    const stored = await readFile(path);
    for (let flip = 0; flip < FLIPS; flip += 1) {
      await writeFile(path, withBitFlipped(stored, Math.floor((flip * 8 * stored.length) / FLIPS)));
      await expect(fitOnce(store, KEY, NOT_ASKED_FOR)).rejects.toThrow('not asked for');
    }
  },
  120_000,
);
