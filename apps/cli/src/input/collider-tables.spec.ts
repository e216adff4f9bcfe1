import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { normalStream, uniformStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of seconds, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 300_000;

const EXAMPLES = join(__dirname, '../../../../examples');

/** Real data of CERN Open Data; they are not part of the project. `LIESWEEP_COLLIDER_CSV` says where the muons are, the others lie beside. */
const MUONS = process.env.LIESWEEP_COLLIDER_CSV ?? '';
const FOUR_MUONS = process.env.LIESWEEP_FOUR_MUONS_CSV ?? join(dirname(MUONS), '4mu_2012.csv');

const withMuons = existsSync(MUONS) ? it : it.skip;
const withFourMuons = existsSync(FOUR_MUONS) ? it : it.skip;
if (!existsSync(MUONS)) {
  it('real pairs of muons by pt, eta and phi are skipped: LIESWEEP_COLLIDER_CSV names no file', () => {
    expect(existsSync(join(EXAMPLES, 'z-to-electrons.yaml'))).toBe(true);
  });
}
if (!existsSync(FOUR_MUONS)) {
  it('the four-muon events are skipped: LIESWEEP_FOUR_MUONS_CSV names no file', () => {
    expect(existsSync(join(EXAMPLES, 'four-muons.yaml'))).toBe(true);
  });
}

/** GeV */
const Z_MASS = 91.19;
const Z_WIDTH = 2.5;
const LONGITUDINAL = 100;
const TRANSVERSE = 10;

const EVENTS = 2000;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-tables-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Vector = readonly [number, number, number];

/** Two particles without mass from the decay of a Z that moves, as the file of the education set has them, to four decimals. */
function writeElectrons(path: string): void {
  const [normal, uniform] = [normalStream(11), uniformStream(12)];
  const digits = (value: number): string => value.toFixed(4);
  const columns = (momentum: Vector): string => {
    const [x, y, z] = momentum;
    const pt = Math.hypot(x, y);
    return [pt, Math.asinh(z / pt), Math.atan2(y, x)].map(digits).join(',');
  };
  const rows = Array.from({ length: EVENTS }, (_, event) => {
    const mass = Z_MASS + (Z_WIDTH / 2) * Math.tan(1.4 * (uniform() - 0.5) * 2);
    const cosine = 2 * uniform() - 1;
    const azimuth = 2 * Math.PI * uniform();
    const sine = Math.sqrt(1 - cosine ** 2);
    const decay: Vector = [sine * Math.cos(azimuth), sine * Math.sin(azimuth), cosine];
    const beam: Vector = [TRANSVERSE * normal(), TRANSVERSE * normal(), LONGITUDINAL * normal()];
    const one = boosted(decay.map((entry) => (entry * mass) / 2) as unknown as Vector, beam, mass);
    const two: Vector = [beam[0] - one[0], beam[1] - one[1], beam[2] - one[2]];
    const rest = 'EB,0.0101,0.0000,0.0000,1.2000,0.0000';
    return [163286, 109060857 + 7 * event, columns(one), -1, rest, columns(two), 1, rest].join(',');
  });
  const names = (at: number): string =>
    ['pt', 'eta', 'phi', 'Q', 'type', 'sigmaEtaEta', 'HoverE', 'isoTrack', 'isoEcal', 'isoHcal']
      .map((name) => `${name}${String(at)}`)
      .join(',');
  writeFileSync(path, [`Run,Event,${names(1)},${names(2)}`, ...rows].join('\n'));
}

/** The momentum in the laboratory of a particle without mass that has momentum k where a Z of momentum p and mass m rests. */
function boosted(k: Vector, p: Vector, m: number): Vector {
  const energy = Math.hypot(...p, m);
  const along = k[0] * p[0] + k[1] * p[1] + k[2] * p[2];
  const factor = (along / (energy + m) + Math.hypot(...k)) / m;
  return [k[0] + factor * p[0], k[1] + factor * p[1], k[2] + factor * p[2]];
}

interface Certified {
  readonly slices: readonly {
    readonly certificate: { readonly groupDimension: number | null };
    readonly structure?: { readonly name: string | null };
  }[];
}

async function certify(file: string): Promise<Certified['slices'][number] | undefined> {
  const { exitCode, stdout, stderr } = await runLiesweep(folder, 'certify', file, '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return (JSON.parse(stdout) as Certified).slices[0];
}

it(
  'electrons of Z bosons, by pt, eta and phi alone, have the six generators of so(1,3)',
  async () => {
    writeElectrons(join(folder, 'Zee_Run2011A.csv'));
    copyFileSync(join(EXAMPLES, 'z-to-electrons.yaml'), join(folder, 'sweep.yaml'));
    const { certificate, structure } = (await certify('sweep.yaml')) ?? {};
    expect(certificate?.groupDimension).toBe(6);
    expect(structure?.name).toContain('so(1,3)');
  },
  RUN_MS,
);

it(
  'of the same file a sweep is proposed that derives energies and momenta, and is valid',
  async () => {
    writeElectrons(join(folder, 'Zee_Run2011A.csv'));
    const made = await runLiesweep(folder, 'inspect', 'Zee_Run2011A.csv', '--out', 'mine.yaml');
    expect(made.exitCode).toBe(0);
    const text = readFileSync(join(folder, 'mine.yaml'), 'utf8');
    expect(text).toContain('E1: pt1*cosh(eta1)');
    expect(text).toContain(
      'features: [{ sum: [E1, E2] }, { sum: [px1, px2] }, { sum: [py1, py2] }, { sum: [pz1, pz2] }]',
    );
    expect((await certify('mine.yaml'))?.certificate.groupDimension).toBe(6);
  },
  RUN_MS,
);

withMuons(
  'real pairs of muons, by pt, eta and phi alone, have the six generators of so(1,3)',
  async () => {
    copyFileSync(MUONS, join(folder, 'muons.csv'));
    const example = readFileSync(join(EXAMPLES, 'z-to-electrons.yaml'), 'utf8');
    const ofMuons = example.replaceAll('Zee_Run2011A.csv', 'muons.csv').replaceAll('0.000511', '0.10566');
    // The file has energies and momenta under these names, from another fit than pt, eta and phi.
    const renamed = ofMuons.replaceAll(/\b(E|p[xyz])([12])\b/g, 'derived_$1$2');
    writeFileSync(join(folder, 'sweep.yaml'), renamed);
    const { certificate, structure } = (await certify('sweep.yaml')) ?? {};
    expect(certificate?.groupDimension).toBe(6);
    expect(structure?.name).toContain('so(1,3)');
  },
  RUN_MS,
);

withFourMuons(
  'four muons of 95 real events have six generators with default settings, confirmed in both slices',
  async () => {
    copyFileSync(FOUR_MUONS, join(folder, '4mu_2012.csv'));
    copyFileSync(join(EXAMPLES, 'four-muons.yaml'), join(folder, 'sweep.yaml'));
    const { exitCode, stdout } = await runLiesweep(folder, 'run', 'sweep.yaml', '--json');
    expect(exitCode).toBe(0);
    const { phaseDiagram } = JSON.parse(stdout) as {
      readonly phaseDiagram: { readonly slices: readonly { readonly groupDimension: object }[] };
    };
    expect(phaseDiagram.slices).toHaveLength(2);
    for (const { groupDimension } of phaseDiagram.slices) {
      expect(groupDimension).toMatchObject({ value: 6, status: 'confirmed' });
    }
  },
  RUN_MS,
);
