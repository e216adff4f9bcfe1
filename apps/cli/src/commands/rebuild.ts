import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep rebuild`: reads the rows of all sweeps from the files that training left, after the row store was lost. */
export function rebuildCommand({ stdout, stderr }: Terminal): Command {
  return new Command('rebuild')
    .description('read all rows from the tensor store into the row store; nothing that is there is changed')
    .option('--json', 'print one JSON document')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const [{ readConfig, storeLocations }, { assertTensorStore }, storage, { countOf }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/assert-tensor-store.js'),
        import('@liesweep/storage'),
        import('@liesweep/sweep'),
      ]);
      const stores = storeLocations(readConfig(process.env), process.cwd());
      assertTensorStore(stores);
      const tensors = await storage.openTensorStore(stores.tensors);
      const rows = await storage.openRowStore(stores.rows);
      try {
        const report = await storage.rebuildRows(rows, tensors, new Date().toISOString());
        const { sweeps, shards, added, skipped, problems } = report;
        const target = storage.withoutPassword(stores.rows);
        const sentence =
          `${target}: ${countOf(added, 'result')} added, from ${countOf(shards, 'shard')} of ${countOf(sweeps, 'sweep')} ` +
          `in ${stores.tensors}.${skipped === 0 ? '' : ` Skipped: ${countOf(skipped, 'file')}.`}`;
        stdout.write(`${json ? JSON.stringify({ ...stores, rows: target, ...report }, undefined, 2) : sentence}\n`);
        for (const problem of problems) stderr.write(`Warning: ${problem}\n`);
        if (skipped > 0) {
          const { EXIT_CODES } = await import('../exit-codes.js');
          process.exitCode = EXIT_CODES.notComplete;
        }
      } finally {
        await rows.close();
      }
    });
}
