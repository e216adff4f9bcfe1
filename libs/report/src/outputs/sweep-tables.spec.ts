import { crc32 } from 'node:zlib';
import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { foldTrial, type PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { decodeSafetensors } from '@liesweep/storage';
import { decodeNpy } from '@liesweep/storage/npy';
import { parseSweepFile, trialAt, trialCount, type TrialResult } from '@liesweep/sweep';
import { cellsCsv } from './cells-csv.js';
import { phaseDiagramJson } from './phase-diagram-json.js';
import { withTrialColumns, type TrialColumns } from './trial-columns.js';
import { trialsNpz } from './trials-npz.js';
import { trialsSafetensors } from './trials-safetensors.js';

const SPEC = parseSweepFile(`
name: tables
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: { from: 1, to: 5 }, weights: { closure: [0, 1] } }
restarts: 150
`);

/** More than one piece of columns, and no whole number of pieces. */
const COUNT = trialCount(SPEC);

function trial(index: number): TrialResult {
  const { key, gridPoint, restart } = trialAt(SPEC, index);
  const finalLoss = index % 7 === 3 ? null : index / 8;
  return {
    ...{ trialKey: key, gridPoint, restart, outcome: finalLoss === null ? 'diverged' : 'converged', steps: index },
    ...{ lowestLoss: finalLoss, finalLoss, seconds: 0.5, referee: null },
    terms: { invariance: finalLoss, normalization: 0, orthogonality: 0, closure: 0.25, sparsity: null },
    trainedOn: { device: index % 2 === 0 ? 'cpu' : 'NVIDIA H200 “α”', backend: 'tensorflow', mode: 'graph' },
    tensors: { digest: 'sha256:00', position: 0 },
  };
}

const TRIALS = Array.from({ length: COUNT }, (_, index) => trial(index));
const LOSSES = TRIALS.map(({ finalLoss }) => finalLoss ?? Number.NaN);

async function written(
  use: (columns: TrialColumns) => AsyncIterable<Uint8Array>,
  run: { readonly signal: AbortSignal; readonly scratch?: string } = { signal: new AbortController().signal },
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of withTrialColumns(Readable.from(TRIALS), SPEC, run, use)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The members of a zip, by its directory. */
function members(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [size, nameBytes, offset] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('latin1', at + 46, at + 46 + nameBytes);
    expect([zip.readUInt32LE(offset), zip.toString('latin1', offset + 30, offset + 30 + nameBytes)]).toEqual([
      0x04034b50,
      name,
    ]);
    const content = zip.subarray(offset + 30 + nameBytes, offset + 30 + nameBytes + size);
    expect(zip.readUInt32LE(at + 16)).toBe(crc32(content));
    expect(zip.readUInt32LE(offset + 30 + nameBytes + size + 4)).toBe(crc32(content));
    found.set(name, content);
    at += 46 + nameBytes;
  }
  expect(at).toBe(end);
  return found;
}

describe('trials as columns', () => {
  it('are a safetensors file, with NaN for what is not finite', async () => {
    const { tensors, metadata } = decodeSafetensors(await written(trialsSafetensors), 'trials.safetensors');
    expect([...(tensors.get('finalLoss')?.data ?? [])]).toEqual(LOSSES);
    expect([...(tensors.get('steps')?.data ?? [])]).toEqual(TRIALS.map(({ steps }) => steps));
    expect(tensors.get('cell')?.data[COUNT - 1]).toBe(19);
    const devices = JSON.parse(metadata.devices ?? '') as string[];
    expect([...(tensors.get('device')?.data ?? [])].map((at) => devices[at])).toEqual(
      TRIALS.map(({ trainedOn }) => trainedOn.device),
    );
    expect(JSON.parse(metadata.outcomes ?? '')).toEqual(['converged', 'diverged']);
  });

  it('are arrays of NumPy in a zip whose checksums are right', async () => {
    const arrays = members(await written(trialsNpz));
    expect([...decodeNpy(arrays.get('finalLoss.npy') ?? Buffer.of()).data]).toEqual(LOSSES);
    expect([...decodeNpy(arrays.get('restart.npy') ?? Buffer.of()).data]).toEqual(TRIALS.map(({ restart }) => restart));
    expect(arrays.get('devices.npy')?.toString('latin1')).toContain("'descr': '<U15'");
  });

  it('leave nothing behind, also where they are given up', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'liesweep-scratch-'));
    await expect(written(trialsNpz, { signal: AbortSignal.abort(), scratch })).rejects.toThrow('aborted');
    expect(await readdir(scratch)).toEqual([]);
    const { signal } = new AbortController();
    const pieces = withTrialColumns(Readable.from(TRIALS), SPEC, { signal, scratch }, trialsNpz);
    await pieces.next();
    expect(await readdir(scratch)).toHaveLength(1);
    await pieces.return();
    expect(await readdir(scratch)).toEqual([]);
    await rmdir(scratch);
  });
});

it('cells.csv has a line for each cell, in the order of the grid', () => {
  const cells = [19, 3, 0].map((index) => foldTrial(undefined, trial(index * SPEC.restarts)));
  const [header, ...lines] = [...cellsCsv(SPEC, cells)].join('').trimEnd().split('\n');
  expect(header?.split(',').slice(0, 4)).toEqual(['cell', 'system', 'n', 'generators']);
  expect(lines.map((line) => line.split(',', 1)[0])).toEqual(['0', '3', '19']);
});

it.each([0, 1, 3])('phase-diagram.json of %i slices is the same piece by piece as at once', async (count) => {
  const slice = { system: 'squared-norm/real/linear', weights: { closure: [] }, note: '"slices": []' };
  const slices = Array<PhaseDiagramSlice>(count).fill(slice as unknown as PhaseDiagramSlice);
  const diagram = { formatVersion: 2, sweep: 'a', specDigest: 'sha256:00', slices } as const;
  let text = '';
  for await (const piece of phaseDiagramJson(diagram, slices)) text += piece;
  expect(text).toBe(`${JSON.stringify(diagram, undefined, 2)}\n`);
});
