import { assertReadable } from './assert-readable.js';
import type { OpenTable } from './open-table.js';
import { AskedTable } from './process/asked-table.js';
import { TableProcess } from './process/table-process.js';
import { TableFileError } from './table-file-error.js';
import type { TableSource } from './table-source.js';

/** More files would not fit on the command line of the process that may read them. */
const MOST_FILES = 4096;

/**
 * Opens files of a table for as long as `use` takes, in a process of its own that may read these files and nothing else. It ends
 * with `use`, with this process, and with the signal.
 *
 * @throws TableFileError when they cannot be read; what `use` throws
 */
export async function withTable<Result>(
  source: TableSource,
  use: (table: OpenTable) => Promise<Result>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Result> {
  signal?.throwIfAborted();
  const [file = ''] = source.names;
  if (source.paths.length > MOST_FILES) {
    throw new TableFileError(file, [
      `${String(source.paths.length)} files are more than ${String(MOST_FILES)}; join some of them`,
    ]);
  }
  source.paths.forEach((path, at) => {
    assertReadable(path, source.names[at] ?? path);
  });
  const reading = new TableProcess(source.paths, file);
  const abort = (): void => {
    reading.kill('reading was stopped');
  };
  signal?.addEventListener('abort', abort);
  try {
    return await use(await AskedTable.open(reading, source));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    reading.kill('the table is closed');
    await reading.gone();
  }
}
