/**
 * What is written of recorded sweeps must never change by accident: their outputs, byte by byte. The sweeps in
 * `testing/recorded` were trained by version 0.1, one of every parameterisation, of both fields and of measured labels; their
 * files have to stay readable. A digest that changes here changes what people have published.
 */
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, startLiesweep } from './testing/run-liesweep.js';

const RECORDED = join(__dirname, 'testing/recorded');

/** When the rows were rebuilt: the report says it. */
const WRITTEN_AT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

jest.setTimeout(600_000);

let folder = '';
const liesweep = (...parameters: string[]) => startLiesweep(folder, parameters, environment).ended;
const environment: Record<string, string> = {};

beforeAll(async () => {
  buildLiesweep();
  folder = await mkdtemp(join(tmpdir(), 'liesweep-golden-'));
  cpSync(RECORDED, join(folder, 'tensors'), { recursive: true });
  environment.LIESWEEP_TENSORS = `file:${join(folder, 'tensors')}`;
  environment.LIESWEEP_ROWS = `sqlite:${join(folder, 'rows.sqlite')}`;
  const { exitCode, stdout } = await liesweep('rebuild');
  expect(stdout).toContain('56 results added, from 28 shards of 5 sweeps');
  expect(exitCode).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  'golden-complex-f0ef021516a7c880b005',
  'golden-fields-545fb234bd8b92a8bbdc',
  'golden-labels-21f3f991b5dc68df4a50',
  'golden-layers-96cf8c2ecef7cc4ec57a',
  'golden-real-6667daad0db9999b601a',
])('the outputs of %s stay what they are', async (id) => {
  expect(await liesweep('report', id)).toMatchObject({ exitCode: 0, stderr: '' });
  const run = join(folder, 'runs', id);
  const files = (await readdir(run, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const digests = await Promise.all(
    files.map(async (file) => {
      const content = file.endsWith('.html')
        ? (await readFile(file, 'utf8')).replaceAll(WRITTEN_AT, 'then')
        : await readFile(file);
      const digest = createHash('sha256').update(content).digest('hex');
      return [file.slice(run.length + 1), digest] as const;
    }),
  );
  expect(Object.fromEntries(digests)).toMatchSnapshot();
});
