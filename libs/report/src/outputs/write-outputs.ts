import { basename, join } from 'node:path';
import { assemblePhaseDiagram, type PhaseDiagram } from '@liesweep/phase-diagram';
import { recordedEngine, writeWhole } from '@liesweep/storage';
import { dataNotes, dataWarnings, ENGINE_VERSION, type TrainingDevice } from '@liesweep/sweep';
import { renderReport } from '../page/render-report.js';
import { drawFigures } from '../page/draw-figures.js';
import { findFigures } from '../page/find-figures.js';
import { bestTrials } from '../findings/best-trials.js';
import { describeFailures } from './describe-failures.js';
import { detectedGroups } from '../findings/detected-groups.js';
import { readTrialTensors } from '../findings/read-trial-tensors.js';
import { storedRows } from '../findings/stored-rows.js';
import { sweepFindings } from '../findings/sweep-findings.js';
import { TrialSurveyor } from '../findings/survey-trials.js';
import type { RecordedSweep } from './export-run.js';
import { sliceTables } from './slice-tables.js';
import { trialsCsv } from './trials-csv.js';
import { writeCertified } from './write-certified.js';
import { writeGenerators, writeSparsest } from './write-generators.js';

/** What the outputs are made from. */
export interface OutputSource extends RecordedSweep {
  /** Where the files go, absolute. */
  readonly folder: string;
  /** For the report: the command that makes the run. */
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  /** Wall time of all commands that trained it, seconds. */
  readonly wallSeconds: number;
  /** What made it; Temporal's is undefined where it is not known. */
  readonly versions: { readonly Liesweep: string; readonly Temporal: string | undefined };
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
  const trials = join(folder, 'trials.csv');
  await writeWhole(trials, trialsCsv(surveyor.watch(rows.trials(sweepId))));
  const { devices, samples } = surveyor.survey();

  const { byTrial, problems: unreadable } = await readTrialTensors([...bestTrials(cells), ...samples], tensors);
  const groups = detectedGroups(detected, cells, byTrial, spec.system);
  const stored = await storedRows(spec, tensors);
  const read = {
    ...{ phaseDiagram: detected, certificates, spec, groups, file: stored.file },
    ...{ cells, samples, byTrial },
  };
  const findings = sweepFindings(read);
  const diagram = findings.phaseDiagram;
  const phaseDiagram = join(folder, 'phase-diagram.json');
  await writeWhole(phaseDiagram, `${JSON.stringify(diagram, undefined, 2)}\n`);

  const problems = [...describeFailures(await rows.failures(sweepId)), ...unreadable, ...stored.problems];
  const generatorsFolder = join(folder, 'generators');
  const generators = [
    ...(await writeGenerators(generatorsFolder, diagram, cells, byTrial, spec.system.field)),
    ...(await writeSparsest(generatorsFolder, diagram, groups)),
    ...(await writeCertified(generatorsFolder, certificates)),
  ];
  const found = findFigures(findings);
  await writeTexts(folder, sliceTables(found));
  const drawn = await drawFigures(found);
  const figures = await writeTexts(folder, drawn);
  const report = join(folder, 'report.html');
  const progress = await rows.progress(sweepId);
  await writeWhole(
    report,
    await renderReport(
      {
        ...findings,
        run: {
          command: source.command,
          sweepFile: { name: basename(source.sweepFile.name), text: source.sweepFile.text },
          startedAt: record.createdAt,
          wallSeconds: source.wallSeconds,
          trials: progress.recorded,
          trainedSeconds: progress.trainedSeconds,
          devices,
          versions: versions(source, devices, await recordedEngine(rows, sweepId)),
          data: [...dataNotes(spec.data), ...dataWarnings(spec.data)],
          problems,
        },
      },
      found,
      drawn,
    ),
  );
  return { diagram, report, phaseDiagram, trials, figures, generators, problems };
}

/** Writes texts by their file names. */
async function writeTexts(folder: string, texts: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [name, text] of texts) {
    const file = join(folder, name);
    await writeWhole(file, text);
    files.push(file);
  }
  return files;
}

function versions(
  { versions: { Liesweep, Temporal } }: OutputSource,
  devices: readonly TrainingDevice[],
  engine = ENGINE_VERSION,
): Record<string, string> {
  return {
    Liesweep,
    Engine: engine,
    Backend: [...new Set(devices.map(({ backend }) => backend))].join(', '),
    Node: process.versions.node,
    ...(Temporal === undefined ? {} : { Temporal }),
  };
}
