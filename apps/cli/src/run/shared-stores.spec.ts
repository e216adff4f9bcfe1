import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canStartS3,
  POSTGRES_REMEDY,
  postgresPrograms,
  S3_REMEDY,
  startPostgres,
  startS3,
  type StartedPostgres,
  type StartedS3,
} from '@liesweep/storage/testing';
import { startDevServer } from '@liesweep/workflows/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startListeningProxy, type ListeningProxy } from '@liesweep/sweep-client/testing';
import { buildLiesweep, startLiesweep, type Ended, type Started } from '../testing/run-liesweep.js';

/** Seconds of real training in several shards. */
const SWEEP = `name: shared-stores
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: [1, 2, 3, 4], weights: { closure: [0, 1] } }
restarts: 8
training: { steps: 800 }
execution: { checkpointInterval: 1s }
`;

/** Building the apps and, once, the S3 server; then some commands on a busy machine. */
const LIMIT_MS = 900_000;

const remedies = [...(postgresPrograms() === undefined ? [POSTGRES_REMEDY] : []), ...(canStartS3() ? [] : [S3_REMEDY])];
for (const remedy of remedies) {
  process.stderr.write(`Skipped: ${remedy}\n`);
}

(remedies.length === 0 ? describe : describe.skip)(
  'rows in PostgreSQL, tensors in S3, two orchestrators and two trainers',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'liesweep-shared-'));
    const alone = mkdtempSync(join(tmpdir(), 'liesweep-alone-'));
    const workers: Started[] = [];
    let temporal: TestWorkflowEnvironment;
    let postgres: StartedPostgres;
    let s3: StartedS3;
    let proxy: ListeningProxy;
    let environment: NodeJS.ProcessEnv;

    beforeAll(async () => {
      buildLiesweep();
      for (const place of [folder, alone]) writeFileSync(join(place, 'sweep.yaml'), SWEEP);
      [temporal, postgres, s3] = await Promise.all([startDevServer(), startPostgres(), startS3()]);
      proxy = await startListeningProxy();
      environment = {
        ...s3.environment,
        ...proxy.environment,
        TEMPORAL_ADDRESS: temporal.address,
        LIESWEEP_ROWS: postgres.uri,
        LIESWEEP_TENSORS: `${s3.uri}/group`,
        LIESWEEP_SLOTS: '1',
        LIESWEEP_LOG_FILE: join(folder, 'workers.ndjson'),
      };
      for (const app of ['orchestrator', 'trainer']) workers.push(startLiesweep(folder, [app], environment));
    }, LIMIT_MS);

    afterAll(async () => {
      for (const { child } of workers) child.kill('SIGTERM');
      await Promise.all(workers.map(({ ended }) => ended));
      await Promise.all([temporal.teardown(), postgres.stop(), s3.stop(), proxy.stop()]);
      for (const place of [folder, alone])
        rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }, LIMIT_MS);

    /** A command; with it the outputs that it wrote. */
    async function liesweep(
      place: string,
      parameters: readonly string[],
      variables: NodeJS.ProcessEnv,
    ): Promise<Ended> {
      const ended = await startLiesweep(place, parameters, variables).ended;
      expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
      return ended;
    }

    const output = (place: string, name: string): string => readFileSync(join(runOf(place), name), 'utf8');

    it(
      'a sweep ends with the same phase diagram as on one machine, and so does a rebuild from the bucket alone',
      async () => {
        const shown = [await liesweep(folder, ['run', 'sweep.yaml', '--json', '--slots', '1'], environment)];
        await liesweep(alone, ['run', 'sweep.yaml', '--json', '--slots', '1'], {});
        const diagram = output(folder, 'phase-diagram.json');
        expect(diagram).toBe(output(alone, 'phase-diagram.json'));

        const rebuilt = { ...environment, LIESWEEP_ROWS: await postgres.createDatabase() };
        const rebuild = await liesweep(folder, ['rebuild'], rebuilt);
        expect(rebuild.stdout).toContain(`128 results added`);
        shown.push(rebuild, await liesweep(folder, ['report', runOf(folder)], rebuilt));
        expect(output(folder, 'phase-diagram.json')).toBe(diagram);

        expect(proxy.requests).toEqual([]); // Temporal, PostgreSQL and S3 are on loopback

        const secrets = [new URL(postgres.uri).password, s3.environment.AWS_SECRET_ACCESS_KEY];
        const histories = await historiesIn(temporal);
        expect(histories.some((text) => text.includes('trainShard'))).toBe(true);
        const texts = [
          ...shown.map(({ stdout }) => stdout),
          ...textsIn(folder),
          ...textsIn(s3.folder),
          ...histories,
          dumpOf(postgres.uri),
        ];
        expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
      },
      LIMIT_MS,
    );
  },
);

/** The folder of the one run. */
function runOf(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'runs')).filter((entry) => entry.startsWith('shared-stores-'));
  return join(folder, 'runs', name);
}

/** The histories of all workflows that a server has run, as text; payloads are decoded. */
async function historiesIn({ client }: TestWorkflowEnvironment): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    texts.push(
      JSON.stringify(events, (_key, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    );
  }
  return texts;
}

/** Every row of a database, as text. */
function dumpOf(uri: string): string {
  const program = join(postgresPrograms() ?? '', 'pg_dump');
  const dump = execFileSync(program, ['--dbname', uri, '--inserts'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect(dump).toContain('shared-stores');
  return dump;
}

/** The content of every file below a folder, as text. */
function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));
}
