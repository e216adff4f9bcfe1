import { inspectFiles, proposeSweep, sweepNameOf, sweepText, type TableSettings } from '@liesweep/datasets';
import { textWidth, wrapText } from '@liesweep/logging/terminal';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { inspectionDocument } from '../inspect/inspection-document.js';
import { renderInspection } from '../inspect/inspection-text.js';
import { nextCommand } from '../new/next-command.js';
import { tablePlace } from '../new/table-place.js';
import { refuseToReplace, writeSweepFile } from '../new/write-sweep-file.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly out?: string;
  readonly format?: NonNullable<TableSettings['format']>;
  readonly dataset?: readonly string[];
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Says what is in data files, and proposes a sweep file. */
export async function inspectAction(
  { stdout, stderr, colours }: Terminal,
  files: readonly string[],
  { out, format, dataset, force = false, json = false }: Flags,
): Promise<void> {
  const settings: TableSettings = {
    ...(format === undefined ? {} : { format }),
    ...(dataset === undefined ? {} : { datasets: dataset }),
  };
  if (out !== undefined) refuseToReplace(out, force);
  const inspection = await inspectFiles(files, '.', settings);
  const wishes = out === undefined ? {} : { name: sweepNameOf(out) };
  const proposed = proposeSweep(inspection, tablePlace(files, out ?? 'sweep.yaml', settings), wishes);
  const text = 'draft' in proposed ? sweepText(proposed.draft) : null;
  const reason = 'reason' in proposed ? proposed.reason : null;
  const width = textWidth(stdout);
  if (json) {
    const document = inspectionDocument(files, inspection, { sweepFile: text, reason });
    stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  } else stdout.write(`${renderInspection(inspection, files, width, colours)}\n\n`);
  if (text === null) {
    if (out !== undefined) throw new BadInputError({ happened: `No sweep file was written. ${reason ?? ''}` });
    if (!json) stdout.write(`  ${wrapText(reason ?? '', width, '  ')}\n`);
    return;
  }
  if (out === undefined) {
    if (!json) stdout.write(`# ${'─'.repeat(4)} a sweep file to start from; --out FILE writes it\n${text}`);
    return;
  }
  writeSweepFile(out, text, force);
  stderr.write(`${out}: written. ${nextCommand(out)}\n`);
}
