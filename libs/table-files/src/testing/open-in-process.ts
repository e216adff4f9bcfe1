import { JoinedTable } from '../child/joined-table.js';
import type { TableFileError } from '../table-file-error.js';
import type { TableSource } from '../table-source.js';

/** Opens a file in this process, as the one that reads does. */
export function openInProcess(path: string, settings: Omit<TableSource, 'paths' | 'names'> = {}): Promise<JoinedTable> {
  return JoinedTable.open({ ...settings, paths: [path], names: ['file'] });
}

/** The sentences with which a file is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as TableFileError).sentences.join('\n');
  }
  throw new Error('expected to be refused, and was not');
}
