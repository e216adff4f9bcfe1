import { basename } from 'node:path';
import { recordedEngine } from '@liesweep/storage';
import { dataNotes, dataWarnings, ENGINE_VERSION, type TrainingDevice } from '@liesweep/sweep';
import type { SweepReading } from '../findings/read-findings.js';
import { TrialSurveyor } from '../findings/survey-trials.js';
import { readFindings } from '../findings/read-findings.js';
import { drawFigures } from '../page/draw-figures.js';
import { findFigures, type FoundFigures } from '../page/find-figures.js';
import { renderReport } from '../page/render-report.js';
import { describeFailures } from './describe-failures.js';
import type { RecordedSweep } from './export-run.js';

/** What a report says besides what is recorded. */
export interface ReportSource extends RecordedSweep {
  /** The command that makes the run. */
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  /** Wall time of all commands that trained it, seconds; NaN where it is not known. */
  readonly wallSeconds: number;
  /** What made it; Temporal's is undefined where it is not known. */
  readonly versions: { readonly Liesweep: string; readonly Temporal: string | undefined };
}

/** What was read and drawn for a report. */
export interface ReportParts {
  readonly reading: SweepReading;
  readonly devices: readonly TrainingDevice[];
  readonly found: FoundFigures;
  /** The figures for wide screens, by file name. */
  readonly drawn: ReadonlyMap<string, string>;
}

/**
 * The report of a recorded sweep as one HTML text.
 *
 * @throws StoreUnavailableError, CorruptStoreError
 */
export async function sweepReport(source: ReportSource): Promise<string> {
  const surveyor = new TrialSurveyor();
  await surveyor.see(source.rows.trials(source.record.sweepId));
  const { devices, samples } = surveyor.survey();
  const reading = await readFindings(source, samples);
  const found = findFigures(reading.findings);
  return reportOf(source, { reading, devices, found, drawn: await drawFigures(found) });
}

/** The same, of what was read and drawn already. */
export async function reportOf(source: ReportSource, parts: ReportParts): Promise<string> {
  const { record, rows } = source;
  const { sweepId, spec } = record;
  const { reading, devices, found, drawn } = parts;
  const progress = await rows.progress(sweepId);
  return renderReport(
    {
      ...reading.findings,
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
        problems: [...describeFailures(await rows.failures(sweepId)), ...reading.problems],
      },
    },
    found,
    drawn,
  );
}

function versions(
  { versions: { Liesweep, Temporal } }: ReportSource,
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
