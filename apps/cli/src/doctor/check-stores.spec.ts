import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { checkDisk, checkRows, checkTensors } from './check-stores.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-doctor-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('stores that are not there yet are fine where they can be made, and are not made', async () => {
  const rows = await checkRows({ rows: `sqlite:${folder}/runs/rows.sqlite` });
  const tensors = await checkTensors({ tensors: `file:${folder}/runs/store` });
  for (const check of [rows, tensors]) {
    expect(check).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/, which the first run makes$/) as string,
    });
  }
  expect(readdirSync(folder)).toEqual([]);
});

it('stores that answer are fine, and nothing is left in them', async () => {
  const uri = `sqlite:${folder}/rows.sqlite`;
  await (await openRowStore(uri)).close();
  expect(await checkRows({ rows: uri })).toMatchObject({ state: 'ok', found: `${uri}, 0 sweeps` });
  const store = join(folder, 'store');
  await openTensorStore(`file:${store}`);
  expect(await checkTensors({ tensors: `file:${store}` })).toMatchObject({ state: 'ok' });
  const left = existsSync(store) ? readdirSync(store, { recursive: true, encoding: 'utf8' }) : [];
  expect(left.filter((name) => name.includes('doctor'))).toEqual([]);
});

it('a store that is something else is a fault with a remedy', async () => {
  const file = join(folder, 'something');
  writeFileSync(file, 'not a database at all, but long enough to be taken for one');
  expect(await checkRows({ rows: `sqlite:${file}` })).toMatchObject({
    ...{ state: 'failed', remedy: expect.stringContaining('LIESWEEP_ROWS') as string },
    found: expect.stringContaining('something') as string,
  });
  expect(await checkTensors({ tensors: `file:${file}` })).toMatchObject({
    ...{ state: 'failed', remedy: expect.stringContaining('LIESWEEP_TENSORS') as string },
  });
});

it('the disk of a folder that is not there yet is that of the one above', () => {
  expect(checkDisk(join(folder, 'a/b'))).toMatchObject({
    name: 'disk',
    found: expect.stringMatching(new RegExp(`GiB free for ${folder}$`)) as string,
  });
});
