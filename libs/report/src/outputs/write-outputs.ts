import { join } from 'node:path';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { writeWhole } from '@liesweep/storage';
import { drawFigures } from '../page/draw-figures.js';
import { findFigures } from '../page/find-figures.js';
import { describeFailures } from './describe-failures.js';
import { readFindings } from '../findings/read-findings.js';
import { TrialSurveyor } from '../findings/survey-trials.js';
import { reportOf, type ReportSource } from './report-of.js';
import { sliceTables } from './slice-tables.js';
import { trialsCsv } from './trials-csv.js';
import { writeCertified } from './write-certified.js';
import { writeGenerators, writeSparsest } from './write-generators.js';

/** What the outputs are made from. */
export interface OutputSource extends ReportSource {
  /** Where the files go, absolute. */
  readonly folder: string;
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
  const { folder, record, rows } = source;
  const { sweepId, spec } = record;
  const surveyor = new TrialSurveyor();
  const trials = join(folder, 'trials.csv');
  await writeWhole(trials, trialsCsv(surveyor.watch(rows.trials(sweepId))));
  const { devices, samples } = surveyor.survey();

  const reading = await readFindings(source, samples);
  const { findings, cells, certificates, byTrial } = reading;
  const diagram = findings.phaseDiagram;
  const phaseDiagram = join(folder, 'phase-diagram.json');
  await writeWhole(phaseDiagram, `${JSON.stringify(diagram, undefined, 2)}\n`);

  const generatorsFolder = join(folder, 'generators');
  const generators = [
    ...(await writeGenerators(generatorsFolder, diagram, cells, byTrial, spec.system.field)),
    ...(await writeSparsest(generatorsFolder, diagram, findings.groups)),
    ...(await writeCertified(generatorsFolder, certificates)),
  ];
  const found = findFigures(findings);
  await writeTexts(folder, sliceTables(found));
  const drawn = await drawFigures(found);
  const figures = await writeTexts(folder, drawn);
  const report = join(folder, 'report.html');
  await writeWhole(report, await reportOf(source, { reading, devices, found, drawn }));
  const problems = [...describeFailures(await rows.failures(sweepId)), ...reading.problems];
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
