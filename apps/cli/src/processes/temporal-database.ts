import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^temporal-[0-9a-f]+\.sqlite/;

const DIGEST_DIGITS = 12;

/**
 * The SQLite file of an embedded Temporal server, one for each version of the workflows' code.
 *
 * Temporal replays what it has recorded with the code of today, which must take the same steps. After an update of the
 * program that need not be so; then the server starts empty and the sweep is planned anew from its recorded trials.
 * Files of other versions are removed.
 *
 * @param folder where the file lies
 * @param workflowBundle the built workflows
 */
export function temporalDatabase(folder: string, workflowBundle: string): string {
  const digest = createHash('sha256').update(readFileSync(workflowBundle)).digest('hex').slice(0, DIGEST_DIGITS);
  const name = `temporal-${digest}.sqlite`;
  for (const file of readdirSync(folder)) {
    if (NAME.test(file) && !file.startsWith(name)) {
      rmSync(join(folder, file), { force: true });
    }
  }
  return join(folder, name);
}
