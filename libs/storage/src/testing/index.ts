export { describeRowStore } from './describe-row-store.js';
export { describeTensorStore, type TensorStoreUnderTest } from './describe-tensor-store.js';
export { giveEngine } from './give-engine.js';
export { POSTGRES_REMEDY, postgresPrograms } from './postgres-programs.js';
export type { CreateStore } from './row-store-connections.js';
export { freePort } from './server-process.js';
export { startPostgres, type PostgresOptions, type StartedPostgres } from './start-postgres.js';
export { startS3, type S3Environment, type StartedS3 } from './start-s3.js';
export { canStartS3, S3_REMEDY } from './versitygw-program.js';
