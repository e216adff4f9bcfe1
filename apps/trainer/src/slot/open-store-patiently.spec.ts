import { canStartS3, S3_REMEDY, startS3, type StartedS3 } from '@liesweep/storage/testing';
import { openStorePatiently } from './open-store-patiently.js';

/** Building the server takes minutes, once. */
const BUILD_LIMIT_MS = 900_000;

const SHORT_PAUSE_MS = 20;

const canStart = canStartS3();
if (!canStart) {
  process.stderr.write(`Skipped: ${S3_REMEDY}\n`);
}

(canStart ? describe : describe.skip)('openStorePatiently', () => {
  let s3: StartedS3;
  beforeAll(async () => {
    s3 = await startS3();
    Object.assign(process.env, s3.environment);
  }, BUILD_LIMIT_MS);
  afterAll(() => s3.stop());

  it('waits for a store that is down until it is back, and says so', async () => {
    await s3.kill();
    let onReason: (reason: unknown) => void = () => undefined;
    const firstReason = new Promise((resolve) => {
      onReason = resolve;
    });
    const opening = openStorePatiently(
      s3.uri,
      (_, { reason }) => {
        onReason(reason);
      },
      SHORT_PAUSE_MS,
    );
    expect(await firstReason).toContain('no server answers there');
    await s3.restart();
    const store = await opening;
    expect(await store.readNamed('specs/none.json')).toBeUndefined();
  });

  it('does not wait where waiting cannot help', async () => {
    await expect(openStorePatiently('ftp://host', () => undefined)).rejects.toMatchObject({
      name: 'InvalidStoreUriError',
    });
  });
});
