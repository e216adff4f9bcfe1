import { open, type FileHandle } from 'node:fs/promises';
import {
  RecordBatchReader,
  type AsyncRecordBatchFileReader,
  type AsyncRecordBatchStreamReader,
  type RecordBatch,
} from 'apache-arrow';
import type { FileSettings } from '../child/open-file.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import { ArrowReader } from './arrow-reader.js';
import { registerCodecs } from './codecs.js';

/**
 * Opens an Arrow file, a stream of one, or Feather of version 2.
 *
 * @throws RefusedFileError when it is damaged
 */
export async function openArrow({ path, missing }: FileSettings): Promise<TableReader> {
  registerCodecs();
  const handle = await open(path, 'r');
  try {
    const { schema } = await refusing(() => openBatches(handle));
    return new ArrowReader(schema.fields, () => batchesOf(path), missing);
  } finally {
    await handle.close();
  }
}

async function* batchesOf(path: string): AsyncGenerator<RecordBatch> {
  const handle = await open(path, 'r');
  try {
    const reader = await refusing(() => openBatches(handle));
    for (;;) {
      const next = await refusing(() => reader.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await handle.close();
  }
}

async function openBatches(handle: FileHandle): Promise<AsyncRecordBatchFileReader | AsyncRecordBatchStreamReader> {
  const reader = await RecordBatchReader.from(handle);
  return reader.open();
}

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new RefusedFileError([`it is a damaged Arrow file, or of a kind that is not read: ${line}`], {
      cause: error,
    });
  }
}
