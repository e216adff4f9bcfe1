import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assemblePhaseDiagram } from '@liesweep/phase-diagram';
import type { OpenRun } from '../run-folder/open-run.js';
import { bestTrials } from './best-trials.js';
import { readTrialTensors } from './read-trial-tensors.js';
import { trialsCsv } from './trials-csv.js';
import { writeAtomic } from './write-atomic.js';
import { writeGenerators } from './write-generators.js';

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
  { record, rows, tensors }: OpenRun,
  targets: ExportTargets,
  stdout: NodeJS.WritableStream,
): Promise<readonly string[]> {
  const { sweepId, specDigest, spec } = record;
  const [cells, certificates] = await Promise.all([rows.cells(sweepId), rows.certificates(sweepId)]);
  const diagram = assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
  if (targets.phaseDiagram !== undefined) {
    await write(targets.phaseDiagram, [`${JSON.stringify(diagram, undefined, 2)}\n`], stdout);
  }
  if (targets.trials !== undefined) {
    await write(targets.trials, trialsCsv(rows.trials(sweepId)), stdout);
  }
  if (targets.generators === undefined) {
    return [];
  }
  const { byTrial, problems } = await readTrialTensors(bestTrials(cells), tensors);
  await writeGenerators(resolve(targets.generators), diagram, cells, byTrial);
  return problems;
}

async function write(
  target: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  stdout: NodeJS.WritableStream,
): Promise<void> {
  if (target === '-') {
    await pipeline(Readable.from(pieces), stdout, { end: false });
  } else {
    await writeAtomic(resolve(target), Readable.from(pieces));
  }
}
