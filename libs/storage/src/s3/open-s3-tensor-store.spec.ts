import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeTensorStore } from '../testing/describe-tensor-store.js';
import { startS3, type StartedS3 } from '../testing/start-s3.js';
import { canStartS3, S3_REMEDY } from '../testing/versitygw-program.js';

/** Building the server takes minutes, once. */
const BUILD_LIMIT_MS = 900_000;

const canStart = canStartS3();
if (!canStart) {
  process.stderr.write(`Skipped: ${S3_REMEDY}\n`);
}

(canStart ? describe : describe.skip)('with an S3 server', () => {
  let s3: StartedS3;
  beforeAll(async () => {
    s3 = await startS3();
    Object.assign(process.env, s3.environment);
  }, BUILD_LIMIT_MS);
  afterAll(() => s3.stop());

  describeTensorStore('S3', {
    create: async () => `${await s3.createBucket()}/some/prefix`,
    damage: async (storeUri, fileUri, content) => {
      const path = join(s3.folder, storeUri.slice('s3://'.length), fileUri);
      await (content === undefined ? rm(path) : writeFile(path, content));
    },
  });
});
