import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assemblePhaseDiagram, type PhaseDiagram } from '@liesweep/phase-diagram';
import { writeWhole } from '@liesweep/storage';
import type { Cell, RowStore, SweepRecord, TensorStore } from '@liesweep/sweep';
import { bestTrials } from '../findings/best-trials.js';
import { withCertifiedStructures } from '../findings/certified-structures.js';
import { detectedGroups, detectedTrials, withStructures } from '../findings/detected-groups.js';
import { readTrialTensors } from '../findings/read-trial-tensors.js';
import { trialsCsv } from './trials-csv.js';
import { writeCertified } from './write-certified.js';
import { writeGenerators, writeSparsest } from './write-generators.js';

/** A recorded sweep and the stores that hold it. */
export interface RecordedSweep {
  readonly record: SweepRecord;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
}

/** Where each output is to go; `-` is standard output. */
export interface ExportTargets {
  readonly phaseDiagram?: string;
  readonly trials?: string;
  readonly generators?: string;
}

/**
 * Writes the outputs that are asked for.
 *
 * @returns a sentence about each stored file that could not be read
 */
export async function exportRun(
  { record, rows, tensors }: RecordedSweep,
  targets: ExportTargets,
  stdout: NodeJS.WritableStream,
): Promise<readonly string[]> {
  const { sweepId, specDigest, spec } = record;
  const [cells, certificates] = await Promise.all([rows.cells(sweepId), rows.certificates(sweepId)]);
  const bare = assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
  const { byTrial, problems } = await readTrialTensors(wantedTrials(targets, bare, cells), tensors);
  const groups = detectedGroups(bare, cells, byTrial, spec.system);
  if (targets.phaseDiagram !== undefined) {
    const diagram = withCertifiedStructures(withStructures(bare, groups));
    await write(targets.phaseDiagram, [`${JSON.stringify(diagram, undefined, 2)}\n`], stdout);
  }
  if (targets.trials !== undefined) {
    await write(targets.trials, trialsCsv(rows.trials(sweepId)), stdout);
  }
  if (targets.generators !== undefined) {
    await writeGenerators(resolve(targets.generators), bare, cells, byTrial, spec.system.field);
    await writeSparsest(resolve(targets.generators), bare, groups);
    await writeCertified(resolve(targets.generators), certificates);
  }
  return problems;
}

/** The trials whose tensors the targets need. */
function wantedTrials(
  { generators, phaseDiagram }: ExportTargets,
  diagram: PhaseDiagram,
  cells: readonly Cell[],
): NonNullable<Cell['best']>[] {
  if (generators !== undefined) return bestTrials(cells);
  return phaseDiagram === undefined ? [] : detectedTrials(diagram, cells);
}

async function write(
  target: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  stdout: NodeJS.WritableStream,
): Promise<void> {
  if (target === '-') {
    await pipeline(Readable.from(pieces), stdout, { end: false });
  } else {
    await writeWhole(resolve(target), Readable.from(pieces));
  }
}
