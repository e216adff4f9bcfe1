import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep report`: writes the outputs of a run anew from the stores, of an unfinished one too. */
export function reportCommand(terminal: Terminal): Command {
  return new Command('report')
    .description('write the outputs of a run anew from what is recorded')
    .argument('<run>', 'folder of a run, or its id (<name>-<id>)')
    .option('--json', 'print one JSON document')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { openRun }, { writeOutputs }, { printResult }, { programVersions }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/open-run.js'),
        import('@liesweep/report'),
        import('../run/print-result.js'),
        import('../run/program-versions.js'),
      ]);
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
        const { sweepId } = record;
        printResult({ outputs, progress: await rows.progress(sweepId), folder, sweepId, json }, terminal);
      } finally {
        await rows.close();
      }
    });
}

/** A run whose folder is gone has no sweep file either; its stores still have everything else. */
function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
