import { basename, join } from 'node:path';
import { assemblePhaseDiagram, type PhaseDiagram } from '@liesweep/phase-diagram';
import { recordedEngine } from '@liesweep/storage';
import {
  ENGINE_VERSION,
  type RowStore,
  type SweepRecord,
  type TensorStore,
  type TrainingDevice,
} from '@liesweep/sweep';
import { renderReport, writeFigures } from '../report/index.js';
import { temporalVersion } from '../processes/installed-files.js';
import type { RunFolder } from '../run-folder/run-folder.js';
import { version } from '../version.js';
import { bestTrials } from './best-trials.js';
import { describeFailures } from './describe-failures.js';
import { flowsCsv } from './flows-csv.js';
import { detectedGroups, withStructures } from './detected-groups.js';
import { readTrialTensors } from './read-trial-tensors.js';
import { figuresInput } from './report-input.js';
import { TrialSurveyor } from './survey-trials.js';
import { trialsCsv } from './trials-csv.js';
import { writeAtomic } from './write-atomic.js';
import { writeGenerators, writeSparsest } from './write-generators.js';

/** What the outputs are made from. */
export interface OutputSource {
  readonly folder: RunFolder;
  readonly record: SweepRecord;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
  /** For the report: the command that makes the run. */
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  /** Wall time of all commands that trained it, seconds. */
  readonly wallSeconds: number;
}

/** The outputs of a run, as absolute paths. */
export interface Outputs {
  readonly diagram: PhaseDiagram;
  readonly report: string;
  readonly phaseDiagram: string;
  readonly trials: string;
  readonly figures: readonly string[];
  readonly generators: readonly string[];
  /** Sentences about trials that failed and stored files that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Writes everything a run gives into its folder, each file whole or not at all.
 *
 * @throws StoreUnavailableError, CorruptStoreError, and what the file system reports
 */
export async function writeOutputs(source: OutputSource): Promise<Outputs> {
  const { folder, record, rows, tensors } = source;
  const { sweepId, specDigest, spec } = record;
  const [cells, certificates] = await Promise.all([rows.cells(sweepId), rows.certificates(sweepId)]);
  const detected = assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
  const surveyor = new TrialSurveyor();
  const trials = join(folder.path, 'trials.csv');
  await writeAtomic(trials, trialsCsv(surveyor.watch(rows.trials(sweepId))));
  const { devices, samples } = surveyor.survey();

  const { byTrial, problems: unreadable } = await readTrialTensors([...bestTrials(cells), ...samples], tensors);
  const groups = detectedGroups(detected, cells, byTrial);
  const diagram = withStructures(detected, groups);
  const phaseDiagram = join(folder.path, 'phase-diagram.json');
  await writeAtomic(phaseDiagram, `${JSON.stringify(diagram, undefined, 2)}\n`);

  const problems = [...describeFailures(await rows.failures(sweepId)), ...unreadable];
  const generatorsFolder = join(folder.path, 'generators');
  const generators = [
    ...(await writeGenerators(generatorsFolder, diagram, cells, byTrial)),
    ...(await writeSparsest(generatorsFolder, diagram, groups)),
  ];
  const input = figuresInput(diagram, cells, groups, samples, byTrial, spec);
  if (input.digitFlows !== undefined && input.digitFlows.length > 0) {
    await writeAtomic(join(folder.path, 'flows.csv'), flowsCsv(input.digitFlows));
  }
  const drawn = await writeFigures(input);
  const figures = await writeSvgFiles(folder, drawn);
  const report = join(folder.path, 'report.html');
  const progress = await rows.progress(sweepId);
  await writeAtomic(
    report,
    await renderReport(
      {
        ...input,
        certificates,
        run: {
          command: source.command,
          sweepFile: { name: basename(source.sweepFile.name), text: source.sweepFile.text },
          startedAt: record.createdAt,
          wallSeconds: source.wallSeconds,
          trials: progress.recorded,
          trainedSeconds: progress.trainedSeconds,
          devices,
          versions: versions(devices, await recordedEngine(rows, sweepId)),
          problems,
        },
      },
      drawn,
    ),
  );
  return { diagram, report, phaseDiagram, trials, figures, generators, problems };
}

async function writeSvgFiles(folder: RunFolder, figures: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [name, svg] of figures) {
    const file = join(folder.path, name);
    await writeAtomic(file, svg);
    files.push(file);
  }
  return files;
}

function versions(devices: readonly TrainingDevice[], engine = ENGINE_VERSION): Record<string, string> {
  const temporal = temporalVersion();
  return {
    Liesweep: version(),
    Engine: engine,
    Backend: [...new Set(devices.map(({ backend }) => backend))].join(', '),
    Node: process.versions.node,
    ...(temporal === undefined ? {} : { Temporal: temporal }),
  };
}
