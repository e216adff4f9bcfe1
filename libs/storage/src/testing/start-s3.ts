import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServerProcess, type ServerProcess } from './server-process.js';
import { versitygwProgram } from './versitygw-program.js';

/** What a program needs in its environment to use the server. */
export type S3Environment = Readonly<
  Record<'AWS_ENDPOINT_URL_S3' | 'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY', string>
>;

/** A real S3 server for tests, with its objects in a scratch folder. */
export interface StartedS3 {
  /** The URI of an empty bucket. */
  readonly uri: string;
  /** For `process.env` of this process and of those that it starts. */
  readonly environment: S3Environment;
  /** Where the objects of all buckets lie as files, `<bucket>/<key>`. */
  readonly folder: string;
  /** The process id of the server; another after a restart. */
  readonly pid: number;
  /** Makes an empty bucket and gives its URI. */
  createBucket(): Promise<string>;
  /** Ends the server with `kill -9`; connections break. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same objects; ends it first where it still runs. */
  restart(): Promise<void>;
  /** Ends the server and removes its objects. */
  stop(): Promise<void>;
}

/**
 * Starts an S3 server on a free port of the loopback interface; builds it first where it is not there yet, which takes
 * minutes.
 *
 * @throws Error when it cannot be built or does not start
 */
export async function startS3(): Promise<StartedS3> {
  const program = await versitygwProgram();
  const root = await mkdtemp(join(tmpdir(), 'liesweep-s3-'));
  const [folder, metadata, port] = [join(root, 'objects'), join(root, 'metadata'), await freePort()];
  await Promise.all([mkdir(folder), mkdir(metadata)]);
  const address = `127.0.0.1:${String(port)}`;
  const environment: S3Environment = {
    AWS_ENDPOINT_URL_S3: `http://${address}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'liesweep',
    AWS_SECRET_ACCESS_KEY: randomUUID(),
  };
  const keys = {
    ROOT_ACCESS_KEY: environment.AWS_ACCESS_KEY_ID,
    ROOT_SECRET_KEY: environment.AWS_SECRET_ACCESS_KEY,
  };
  // Beside the objects, not as extended attributes, which not every file system has.
  const parameters = ['--port', address, '--quiet', '--health', '/health', 'posix', '--sidecar', metadata, folder];
  const start = (): Promise<ServerProcess> =>
    startServerProcess(program, parameters, { cwd: root, env: { PATH: process.env.PATH, ...keys } }, async () => {
      const { ok } = await fetch(`http://${address}/health`);
      return ok;
    });
  let server = await start();
  const createBucket = async (): Promise<string> => {
    const bucket = `test-${randomUUID()}`;
    await mkdir(join(folder, bucket));
    return `s3://${bucket}`;
  };
  return {
    uri: await createBucket(),
    environment,
    folder,
    get pid() {
      return server.pid;
    },
    createBucket,
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      await server.end('SIGTERM');
      server = await start();
    },
    stop: async () => {
      await server.end('SIGTERM');
      await rm(root, { recursive: true, force: true });
    },
  };
}
