import * as storage from '@liesweep/storage';
import { countOf } from '@liesweep/sweep';
import { readConfig, storeLocations } from '../config.js';
import { EXIT_CODES } from '../exit-codes.js';
import { assertTensorStore } from '../run-folder/assert-tensor-store.js';
import type { Terminal } from '../terminal/terminal.js';

/** Reads the rows of all sweeps from the files that training left. */
export async function rebuildAction(
  { stdout, stderr }: Terminal,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
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
      process.exitCode = EXIT_CODES.notComplete;
    }
  } finally {
    await rows.close();
  }
}
