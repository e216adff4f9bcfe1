import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { version } from '../version.js';

/** `liesweep migrate`: brings the schema of the row store up to date, with the rows in it. */
export function migrateCommand({ stdout }: Terminal): Command {
  return new Command('migrate')
    .description('bring the row store up to date with this version (LIESWEEP_ROWS)')
    .action(async () => {
      const [{ readConfig }, { BadInputError }, { openRowStore }] = await Promise.all([
        import('../config.js'),
        import('../errors/cli-error.js'),
        import('@liesweep/storage'),
      ]);
      const { rows: uri } = readConfig(process.env);
      if (uri === undefined) {
        throw new BadInputError({
          happened: 'LIESWEEP_ROWS is not set.',
          remedy: 'Set it to the URI of the row store, such as postgres://user:password@host:5432/database.',
        });
      }
      const rows = await openRowStore(uri);
      await rows.close();
      stdout.write(`The row store is up to date with liesweep ${version()}.\n`);
    });
}
