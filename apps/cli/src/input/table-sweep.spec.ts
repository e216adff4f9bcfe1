import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSweepFile, storeDataset, storedSweep, type SweepFile } from '@liesweep/datasets';
import { openTensorStore } from '@liesweep/storage';
import { normalStream, uniformStream, type SweepRecord } from '@liesweep/sweep';
import { certifySweep } from '@liesweep/judging/certify';

/** Each table is read in a process of its own, on a machine that may be busy. */
jest.setTimeout(60_000);

const ROWS = 400;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-tables-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array): void => {
  writeFileSync(join(folder, name), content);
};

const sweepText = (data: string, oracle: string): string =>
  `name: a\nsystem: { oracles: [${oracle}] }\ndata: { kind: table, ${data} }\ngrid: { generators: [1] }\n`;

function read(data: string, oracle = 'squared-norm'): Promise<SweepFile> {
  write('sweep.yaml', sweepText(data, oracle));
  return readSweepFile(join(folder, 'sweep.yaml'));
}

async function refusal(data: string, oracle?: string): Promise<string> {
  try {
    await read(data, oracle);
  } catch (error) {
    expect(error).toMatchObject({ name: 'BadInputError' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was refused');
}

const lines = (names: string, rows: readonly (readonly (number | string)[])[]): string =>
  [names, ...rows.map((row) => row.join()), ''].join('\n');

/** Pairs of electrons, by transverse momentum, pseudorapidity and angle, and as four-momenta; no energy is measured. */
const ELECTRON_MASS = 0.000511;
function electrons(): { readonly measured: string; readonly momenta: string } {
  const uniform = uniformStream(5);
  const between = (from: number, to: number): number => from + (to - from) * uniform();
  const measured: number[][] = [];
  const momenta: number[][] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const pair = [0, 1].map(() => [between(15, 75), between(-2, 2), between(-Math.PI, Math.PI)] as const);
    const vectors = pair.map(([pt, eta, phi]) => [
      Math.sqrt(ELECTRON_MASS ** 2 + (pt * Math.cosh(eta)) ** 2),
      ...[pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(eta)],
    ]);
    const sum = [0, 1, 2, 3].map((entry) => (vectors[0]?.[entry] ?? NaN) + (vectors[1]?.[entry] ?? NaN));
    const [energy = NaN, ...momentum] = sum;
    const mass = Math.sqrt(energy ** 2 - momentum.reduce((total, each) => total + each ** 2, 0));
    measured.push([...pair.flat(), mass]);
    momenta.push([...vectors.flat(), mass]);
  }
  return {
    measured: lines('pt1,eta1,phi1,pt2,eta2,phi2,M', measured),
    momenta: lines('E1,px1,py1,pz1,E2,px2,py2,pz2,M', momenta),
  };
}

const MOMENTA = ['1', '2']
  .map(
    (i) =>
      `E${i}: sqrt(m^2 + (pt${i}*cosh(eta${i}))^2), px${i}: pt${i}*cos(phi${i}), py${i}: pt${i}*sin(phi${i}), pz${i}: pt${i}*sinh(eta${i})`,
  )
  .join(', ');
const SUMS = 'features: [{ sum: [E1, E2] }, { sum: [px1, px2] }, { sum: [py1, py2] }, { sum: [pz1, pz2] }]';

describe('pairs of electrons without energies', () => {
  beforeEach(() => {
    const { measured, momenta } = electrons();
    write('measured.csv', measured);
    write('momenta.csv', momenta);
  });

  it('are by derived columns the sweep over the file with energies', async () => {
    const derived = await read(
      `path: measured.csv, derive: { m: ${String(ELECTRON_MASS)}, ${MOMENTA} }, ${SUMS}, labels: [{ square: M }]`,
      '{ kind: learned, model: quadratic }',
    );
    const given = await read(
      `path: momenta.csv, ${SUMS}, labels: [{ square: M }]`,
      '{ kind: learned, model: quadratic }',
    );
    expect(derived.specDigest).toBe(given.specDigest);
    const [slice] = certifySweep(derived, []);
    expect(slice?.certificate.groupDimension).toBe(6);
    expect(slice?.structure?.name).toContain('so(1,3)');
  });

  it('are two vectors that one matrix moves', async () => {
    const file = await read(
      'path: momenta.csv, vectors: [[E1, px1, py1, pz1], [E2, px2, py2, pz2]]',
      '{ kind: expression, of: "E1*E2 - px1*px2 - py1*py2 - pz1*pz2" }',
    );
    expect(file.spec.system.particles).toEqual({ count: 2, features: ['E', 'px', 'py', 'pz'], tied: true });
    const [slice] = certifySweep(file, []);
    expect(slice?.certificate.groupDimension).toBe(6);
    expect(slice?.generators[0]).toHaveLength(4);
  });

  it('say which rows were taken', async () => {
    const { notes, dataset } = await read(
      `path: measured.csv, where: pt1 > 30 and abs(eta1) < 1.5, features: [pt1, eta1, phi1]`,
    );
    const kept = ((dataset?.samples.length ?? 0) + (dataset?.heldOut.length ?? 0)) / 3;
    expect(notes).toEqual([`${String(kept)} of 400 rows taken, ${String(ROWS - kept)} left out by where`]);
    expect(kept).toBeGreaterThan(100);
  });
});

/** Rows of x, y and z. */
const stream = normalStream(3);
const POINTS = Array.from({ length: 100 }, () => [stream(), stream(), stream()]);

describe('tables as people have them', () => {
  it('with a header of numbers, as pandas writes, are refused with both readings, and read by either', async () => {
    write('x.csv', lines('0,1,2', POINTS));
    const message = await refusal('path: x.csv, features: [0, 1, 2]');
    expect(message).toContain('header: true');
    expect(message).toContain('header: false');
    const rowsOf = async (data: string): Promise<number> => {
      const { dataset } = await read(`path: x.csv, ${data}`);
      return ((dataset?.samples.length ?? 0) + (dataset?.heldOut.length ?? 0)) / 3;
    };
    const named = 'features: ["0", "1", "2"], dialect: { header: true }';
    expect(await rowsOf(named)).toBe(POINTS.length);
    expect(await rowsOf('features: [0, 1, 2], dialect: { header: false }')).toBe(POINTS.length + 1);
  });

  it('with labels in words are classes, and the map is said', async () => {
    write(
      'x.csv',
      lines(
        'x,y,kind',
        POINTS.map(([x = NaN, y = NaN]) => [x, y, x + y > 0 ? 'signal' : 'background']),
      ),
    );
    const oracle = '{ kind: learned, model: { kind: mlp }, task: classification }';
    const { notes, dataset, spec } = await read('path: x.csv, features: [x, y], labels: [kind]', oracle);
    expect(notes).toContain('labels kind are classes: 0 is background, 1 is signal');
    expect(spec.data).toMatchObject({ found: { classes: [{ column: 'kind', texts: ['background', 'signal'] }] } });
    dataset?.labels.forEach((label, row) => {
      const [x = NaN, y = NaN] = dataset.samples.subarray(2 * row, 2 * row + 2);
      expect(label).toBe(x + y > 0 ? 1 : 0);
    });
  });

  it('with a sentinel are refused by the column and the value, and read by the remedy', async () => {
    write(
      'x.csv',
      lines(
        'x,y,z',
        POINTS.map((row, at) => (at % 20 === 3 ? [row[0] ?? NaN, -999, row[2] ?? NaN] : row)),
      ),
    );
    expect(await refusal('path: x.csv, features: [x, y, z]')).toContain(
      'x.csv: column y has -999 in 5 rows, far outside its other values',
    );
    const dropped = await read('path: x.csv, missingValues: [-999], missing: drop, features: [x, y, z]');
    const left = await read('path: x.csv, where: y != -999, features: [x, y, z]');
    expect(dropped.notes).toEqual(['95 of 100 rows taken, 5 dropped for a missing value']);
    expect(left.notes).toEqual(['95 of 100 rows taken, 5 left out by where']);
    expect(left.specDigest).toBe(dropped.specDigest);
  });

  it('that csv refuses say so there, with the way out', async () => {
    write(
      'x.csv',
      lines(
        'x;y;z',
        POINTS.map((row) => [row.join(';').replaceAll('.', ',')]),
      ),
    );
    write(
      'sweep.yaml',
      sweepText('path: x.csv, features: [x, y, z]', 'squared-norm').replace('kind: table', 'kind: csv'),
    );
    await expect(readSweepFile(join(folder, 'sweep.yaml'))).rejects.toThrow(
      'Read it with kind: table in place of kind: csv',
    );
    expect((await read('path: x.csv, features: [x, y, z]')).notes.join()).toMatch(/`;`.*decimal comma/);
  });
});

describe('a sweep whose numbers were stored', () => {
  const DATA = 'path: [x.csv, y.csv], where: x < 1, features: ["*"]';

  async function record(): Promise<{ record: SweepRecord; tensors: Awaited<ReturnType<typeof openTensorStore>> }> {
    write('x.csv', lines('x,y,z', POINTS.slice(0, 40)));
    write('y.csv', lines('x,y,z', POINTS.slice(40)));
    const tensors = await openTensorStore(`file:${folder}/store`);
    const { sweepId, spec, specDigest, trialCount, dataset } = await read(DATA);
    const stored = await storeDataset(spec, dataset, tensors);
    return { tensors, record: { sweepId, spec: stored, specDigest, trialCount, createdAt: '2026-01-01T00:00:00Z' } };
  }

  it('is recognised without its files, with what was found in them', async () => {
    const { record: recorded, tensors } = await record();
    const stored = await storedSweep(sweepText(DATA, 'squared-norm'), recorded, tensors);
    expect(stored).toMatchObject({ specDigest: recorded.specDigest, spec: { data: { features: ['x', 'y', 'z'] } } });
    expect(stored?.notes.join()).toContain('left out by where');
  });

  it.each([
    ['other files', DATA.replace('y.csv', 'z.csv')],
    ['another condition', DATA.replace('x < 1', 'x < 2')],
    ['other columns', DATA.replace('"*"', 'x, y')],
  ])('is not, where %s are asked for', async (_, data) => {
    const { record: recorded, tensors } = await record();
    expect(await storedSweep(sweepText(data, 'squared-norm'), recorded, tensors)).toBeUndefined();
  });
});
