export { admitRecord, type Admission } from './admit-record.js';
export { recordedEngine } from './engine-of.js';
export { copySqliteRowStore } from './sqlite/copy-sqlite-row-store.js';
export { peekSqlite, type SqlitePeek } from './sqlite/peek-sqlite.js';
export { copyFileTensorStore } from './files/copy-file-tensor-store.js';
export { contentUri } from './files/content-address.js';
export { makeFolders } from './files/make-folders.js';
export type { FileContent } from './files/write-atomically.js';
export { writeWhole } from './files/write-whole.js';
export { decodeDataset, type DatasetOwner } from './dataset-file.js';
export { encodeNpy, type NpyArray } from './npy.js';
export { openAccessStore } from './open-access-store.js';
export { openRowStore } from './open-row-store.js';
export { openTensorStore } from './open-tensor-store.js';
export { looksLikeToken, newToken, secretDigest, type TokenWish } from './access/new-token.js';
export { readSpec } from './read-spec.js';
export { rebuildRows, type RebuildReport } from './rebuild-rows.js';
export { encodeShardRecord, readShardRecord } from './shard-file/shard-record.js';
export {
  decodeShardTensors,
  encodeShardTensors,
  type FeatureCoordinates,
  type ShardTensorFile,
  type ShardTensors,
  type StoredTrialTensors,
} from './shard-file/shard-tensors.js';
export {
  decodeSafetensors,
  encodeSafetensors,
  type StoredTensor,
  type TensorFile,
  type TensorsByName,
} from './safetensors.js';
export { SweepConflictError, withoutPassword } from './store-errors.js';
