import { existsSync, readFileSync } from 'node:fs';
import { writeOutputs } from '@liesweep/report';
import { dataNotes } from '@liesweep/sweep';
import { readConfig } from '../config.js';
import { openRun } from '../run-folder/open-run.js';
import { printResult } from '../run/print-result.js';
import { programVersions } from '../run/program-versions.js';
import type { Terminal } from '../terminal/terminal.js';

/** Writes the outputs of a run anew from the stores, of an unfinished one too. */
export async function reportAction(
  terminal: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const { folder, manifest, record, rows, tensors } = await openRun(run, readConfig(process.env));
  try {
    const outputs = await writeOutputs({
      folder: folder.path,
      record,
      rows,
      tensors,
      command: 'npx liesweep run sweep.yaml',
      sweepFile: { name: 'sweep.yaml', text: readText(folder.sweepFile) },
      wallSeconds: manifest?.wallSeconds ?? 0,
      versions: programVersions(),
    });
    const { sweepId, spec } = record;
    const progress = await rows.progress(sweepId);
    printResult({ outputs, progress, folder, sweepId, notes: dataNotes(spec.data), json }, terminal);
  } finally {
    await rows.close();
  }
}

/** A run whose folder is gone has no sweep file either; its stores still have everything else. */
function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
