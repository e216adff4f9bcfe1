/** The rows of a trained shard as JSON beside its tensors (decision 28). */
import { parseShardRecord, type ShardRecord, type StoredFile, type TensorStore } from '@liesweep/sweep';
import { parseJson } from '../parse-json.js';

/** The content of the file that `readShardRecord` reads. */
export function encodeShardRecord(record: ShardRecord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(record));
}

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
