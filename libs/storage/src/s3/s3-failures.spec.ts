import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTensorStore } from '../open-tensor-store.js';
import { exampleContent } from '../testing/example-content.js';
import { expectFailure } from '../testing/expect-failure.js';
import { startS3, type StartedS3 } from '../testing/start-s3.js';
import { canStartS3, S3_REMEDY } from '../testing/versitygw-program.js';

/** Building the server takes minutes, once. */
const BUILD_LIMIT_MS = 900_000;

/** The client's own pauses between its attempts add up to seconds. */
const RETRY_LIMIT_MS = 600_000;

const CONTENT = exampleContent(7);

const canStart = canStartS3();
if (!canStart) {
  process.stderr.write(`Skipped: ${S3_REMEDY}\n`);
}

(canStart ? describe : describe.skip)('a tensor store in S3', () => {
  let s3: StartedS3;
  const before = { ...process.env };
  const proxies: Server[] = [];
  beforeAll(async () => {
    s3 = await startS3();
  }, BUILD_LIMIT_MS);
  beforeEach(() => {
    Object.assign(process.env, s3.environment);
  });
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) {
      const closed = new Promise((resolve) => proxy.close(resolve));
      proxy.closeAllConnections();
      await closed;
    }
    process.env = { ...before };
  });
  afterAll(() => s3.stop());

  it('is unavailable with wrong keys, without keys, without the bucket, and says which', async () => {
    const uri = await s3.createBucket();
    await expectFailure(openTensorStore(`${uri}-no`), 'StoreUnavailableError', `${uri}-no/`, 'no such bucket');
    const secret = 'not-the-secret';
    process.env.AWS_SECRET_ACCESS_KEY = secret;
    const refused = openTensorStore(uri);
    await expectFailure(refused, 'StoreUnavailableError', 'the secret key is wrong');
    expect(await refused.catch((error: unknown) => String(error))).not.toContain(secret);
    process.env.AWS_ACCESS_KEY_ID = 'nobody';
    await expectFailure(openTensorStore(uri), 'StoreUnavailableError', 'the access key is unknown');
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    Object.assign(process.env, { HOME: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' });
    await expectFailure(openTensorStore(uri), 'StoreUnavailableError', 'there are no credentials', 'AWS_ACCESS_KEY_ID');
  });

  it('does not need a region where an endpoint is named', async () => {
    delete process.env.AWS_REGION;
    const store = await openTensorStore(await s3.createBucket());
    expect((await store.put(CONTENT, 'bin')).bytes).toBe(CONTENT.byteLength);
  });

  it(
    'T7: is unavailable while the server is dead, and goes on when it is back, with all that was acknowledged',
    async () => {
      const store = await openTensorStore(await s3.createBucket());
      const file = await store.put(CONTENT, 'bin');
      await s3.kill();
      await expectFailure(store.read(file), 'StoreUnavailableError', file.uri, 'no server answers there');
      await expectFailure(store.put(CONTENT, 'bin'), 'StoreUnavailableError', file.uri);
      await s3.restart();
      expect(Buffer.from(await store.read(file)).equals(CONTENT)).toBe(true);
    },
    RETRY_LIMIT_MS,
  );

  it('T3: an answer that breaks off is asked for again', async () => {
    const uri = await s3.createBucket();
    const file = await (await openTensorStore(uri)).put(CONTENT, 'bin');
    let cuts = 2;
    const { server, endpoint } = await startProxy(s3.environment.AWS_ENDPOINT_URL_S3, (asked, answer, reply) => {
      if (asked.method === 'GET' && asked.url?.includes('shards') === true && cuts > 0) {
        cuts -= 1;
        answer.once('data', () => reply.destroy());
      }
    });
    proxies.push(server);
    process.env.AWS_ENDPOINT_URL_S3 = endpoint;
    const store = await openTensorStore(uri);
    expect(Buffer.from(await store.read(file)).equals(CONTENT)).toBe(true);
    expect(cuts).toBe(0);
    cuts = Infinity;
    await expectFailure(store.read(file), 'StoreUnavailableError', file.uri);
  });
});

describe('the URI of a tensor store in S3', () => {
  it.each([
    's3:',
    's3://',
    's3://B',
    's3://bucket//a',
    's3://bucket/../a',
    's3://bucket/a b',
    's3://u:p@bucket/a',
    's3:/bucket',
  ])('%j is refused', async (uri) => {
    await expectFailure(openTensorStore(uri), 'InvalidStoreUriError', 'expected s3://bucket/prefix');
  });
});

/** A server that hands everything on to another one, and lets `onAnswer` see and break each answer. */
async function startProxy(
  target: string,
  onAnswer: (asked: IncomingMessage, answer: IncomingMessage, reply: ServerResponse) => void,
): Promise<{ readonly server: Server; readonly endpoint: string }> {
  const { hostname, port } = new URL(target);
  const server = createServer((asked: IncomingMessage, reply: ServerResponse) => {
    const { method, url, headers } = asked;
    const handedOn = request({ hostname, port, method, path: url, headers: { ...headers } }, (answer) => {
      onAnswer(asked, answer, reply);
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.on('error', () => reply.destroy()).pipe(reply);
    });
    asked.pipe(handedOn);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}
