import { textWidth } from '@liesweep/logging/terminal';
import { assemblePhaseDiagram, type PhaseDiagram } from '@liesweep/phase-diagram';
import { renderSlices } from '@liesweep/report/text';
import { viewSweep } from '@liesweep/sweep-client/records';
import { readConfig } from '../config.js';
import { CellWatcher } from '../progress/cells-seen.js';
import { openRun, type OpenRun } from '../run-folder/open-run.js';
import { isServed } from '../sweeps/is-served.js';
import { renderSweep } from '../terminal/sweep-lines.js';
import type { Terminal } from '../terminal/terminal.js';
import { listAction } from './list-action.js';

/** Says how far a sweep is and what was found, from the row store alone; of all of them, where none is named, in a table. */
export async function statusAction(
  terminal: Terminal,
  run: string | undefined,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  if (run === undefined) return listAction(terminal, { json });
  const opened = await openRun(run, readConfig(process.env));
  const { rows, record, folder } = opened;
  const { stdout, colours } = terminal;
  try {
    const view = await viewSweep(rows, record, isServed(folder));
    const seen = await new CellWatcher(rows, record).look(view);
    const cells = seen === null ? null : { decided: seen.decided, open: seen.open };
    if (json) {
      stdout.write(`${JSON.stringify([{ ...view, cells }], undefined, 2)}\n`);
      return;
    }
    const width = textWidth(stdout);
    const diagram = view.recorded === 0 || seen === null ? undefined : await recordedDiagram(opened);
    const results = diagram === undefined ? '' : `\n\n${renderSlices(diagram, colours, width)}`;
    stdout.write(`${renderSweep(view, cells, width, colours)}${results}\n`);
  } finally {
    await rows.close();
  }
}

/** What the rows say; the algebras of trained generators, whose tensors have to be read for it, are named by `report`. */
async function recordedDiagram({ rows, record }: Pick<OpenRun, 'rows' | 'record'>): Promise<PhaseDiagram> {
  const { sweepId, specDigest, spec } = record;
  const [cells, certificates] = await Promise.all([rows.cells(sweepId), rows.certificates(sweepId)]);
  return assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
}
