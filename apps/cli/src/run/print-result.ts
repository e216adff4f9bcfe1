import { relative } from 'node:path';
import type { Outputs } from '@liesweep/report';
import { countOf, type SweepProgress } from '@liesweep/sweep';
import type { RunFolder } from '../run-folder/run-folder.js';
import { renderDiagramFields, renderHeatMaps, renderSlices } from '@liesweep/report/text';
import { fileLink } from '../terminal/file-link.js';
import type { Terminal } from '../terminal/terminal.js';
import { textWidth, wrapText } from '@liesweep/logging/terminal';

/** A finished run. */
export interface RunResult {
  readonly outputs: Outputs;
  readonly progress: SweepProgress;
  readonly folder: RunFolder;
  readonly sweepId: string;
  /** What was found in the data file. */
  readonly notes: readonly string[];
  /** One JSON document instead of text. */
  readonly json: boolean;
}

/** Shows a finished run on standard output: heat map, a table of the slices, counts, and where the files are. */
export function printResult(
  { outputs, progress, folder, sweepId, notes, json }: RunResult,
  { stdout, stderr, colours }: Terminal,
): void {
  for (const problem of outputs.problems) {
    stderr.write(`Warning: ${problem}\n`);
  }
  const { diagram, problems, ...files } = outputs;
  if (json) {
    const document = {
      sweepId,
      folder: folder.path,
      trials: progress,
      files: { ...files, log: folder.log },
      notes,
      problems,
      phaseDiagram: diagram,
    };
    stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  const { recorded, reused, failed, trialCount } = progress;
  const counts = [
    `${String(recorded)} of ${countOf(trialCount, 'trial')}`,
    ...(reused > 0 ? [`${String(reused)} of them from earlier sweeps`] : []),
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
  ].join(', ');
  const width = textWidth(stdout);
  const learned = [...new Set(diagram.slices.flatMap(({ learned: oracle }) => oracle?.note ?? []))];
  const place = relative(process.cwd(), files.report) || files.report;
  const report = fileLink(files.report, place, stdout);
  const all = fileLink(folder.path, folder.path, stdout);
  stdout.write(
    `${[
      renderHeatMaps(diagram, colours, width),
      [renderSlices(diagram, colours, width), ...renderDiagramFields(diagram, colours, width)].join('\n'),
      ...learned.map((note) => wrapText(note, width)),
      `${counts}\nReport: ${report}\nAll files: ${all}`,
    ].join('\n\n')}\n`,
  );
}
