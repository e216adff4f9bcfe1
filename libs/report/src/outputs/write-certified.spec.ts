import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '@liesweep/sweep';
import { certifiedSample, DISTANCE, fieldSample, MOTIONS } from '../testing/field-sample.js';
import { reportSample } from '../testing/report-sample.js';
import { writeCertified } from './write-certified.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-certified-'));
});
afterEach(() => rm(folder, { recursive: true }));

const { certificates } = fieldSample(DISTANCE, MOTIONS);

async function written(found: readonly Certificate[]): Promise<string[]> {
  const files = await writeCertified(folder, found);
  return Promise.all(files.map(async (file) => (await readFile(file)).toString('latin1')));
}

test('the basis of certified fields is a NumPy file of their coefficients', async () => {
  const [content = '', ...others] = await written(certificates);
  expect(others).toEqual([]);
  expect(content).toContain("'shape': (3, 2, 3)");
});

test('a field for every particle has an axis for them', async () => {
  const own = certifiedSample({
    ...{ functions: ['1', 'x1', '1', 'x2'], features: ['x1', 'x2'], formulas: ['∂x1'], basis: [[1, 0, 0, 2]] },
  });
  const [content = ''] = await written(certificates.map((each) => ({ ...each, dimension: 1, fields: own })));
  expect(content).toContain("'shape': (1, 2, 1, 2)");
});

const fieldlessCertificates = reportSample().certificates;

test('other certificates have no such file', async () => {
  expect(await written(fieldlessCertificates)).toEqual([]);
});
