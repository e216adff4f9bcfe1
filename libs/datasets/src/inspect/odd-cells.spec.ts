import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { inspectFiles } from './inspect-files.js';
import { proposeSweep } from './propose-sweep.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-odd-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A table of three columns whose second has the sign of typesetting in front of what is negative, and some empty cells. */
function typeset(): { readonly negative: number } {
  const normal = normalStream(4);
  let negative = 0;
  const rows = Array.from({ length: 60 }, (_, row) => {
    const [x, y] = [normal(), row === 0 ? 1 : normal()];
    if (row % 20 === 7) return `${String(x)},,${String(x * x)}`;
    if (y < 0) negative += 1;
    return `${String(x)},${String(y).replace('-', '−')},${String(x * x + y * y)}`;
  });
  writeFileSync(join(folder, 'typeset.csv'), ['x,y,value', ...rows].join('\n'));
  return { negative };
}

test('cells that are no numbers are told from those that are missing, and no proposal drops their rows for them', async () => {
  const { negative } = typeset();
  const inspection = await inspectFiles(['typeset.csv'], folder);
  const column = inspection.numbers.find(({ reference }) => reference === 'y');
  expect(column).toMatchObject({ missing: 3, odd: { count: negative, first: { isMissing: false } } });
  expect(column?.odd?.first.text).toMatch(/^−\d/);
  expect(column?.gap).toMatchObject({ place: 'row 9, column y', text: null });
  const proposal = proposeSweep(inspection, { paths: ['typeset.csv'], settings: {} });
  expect(JSON.stringify(proposal)).toContain(
    `y has ${String(negative)} cells that are no number, the first in ${column?.odd?.first.place ?? ''}: correct the file`,
  );
});

test('where nothing but empty cells is missing, no cell is odd', async () => {
  writeFileSync(join(folder, 'plain.csv'), `x,y\n${'1,\n2,3\n'.repeat(20)}`);
  const { numbers } = await inspectFiles(['plain.csv'], folder);
  expect(numbers.map(({ missing, odd }) => [missing, odd])).toEqual([
    [0, null],
    [20, null],
  ]);
});
