import { openRowStore, withoutPassword } from '@liesweep/storage';
import { readConfig } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { Terminal } from '../terminal/terminal.js';
import { version } from '../version.js';

/** Brings the schema of the row store up to date, with the rows in it. */
export async function migrateAction(
  { stdout }: Terminal,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const { rows: uri } = readConfig(process.env);
  if (uri === undefined) {
    throw new BadInputError({
      happened: 'LIESWEEP_ROWS is not set.',
      remedy: 'Set it to the URI of the row store, such as postgres://user:password@host:5432/database.',
    });
  }
  const rows = await openRowStore(uri);
  await rows.close();
  const document = { rows: withoutPassword(uri), version: version() };
  stdout.write(
    `${json ? JSON.stringify(document, undefined, 2) : `The row store is up to date with liesweep ${document.version}.`}\n`,
  );
}
