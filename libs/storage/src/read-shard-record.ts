import { parseShardRecord, type ShardRecord, type StoredFile, type TensorStore } from '@liesweep/sweep';
import { parseJson } from './parse-json.js';

/**
 * Reads the rows of a trained shard from the file that its trainer has left beside the tensors.
 *
 * @throws CorruptFileError when the file is missing, damaged, or has another form
 */
export async function readShardRecord(
  tensors: TensorStore,
  file: Pick<StoredFile, 'uri' | 'digest'>,
): Promise<ShardRecord> {
  return parseShardRecord(file.uri, parseJson(file.uri, await tensors.read(file)));
}
