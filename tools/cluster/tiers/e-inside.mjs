import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { CHART, overlay } from '../chart.mjs';
import { createChecks, expect } from '../checks.mjs';
import { startControlPlane } from '../control-plane/start-control-plane.mjs';
import { forward } from '../node/forward.mjs';
import { GATEWAY, startNode } from '../node/start-node.mjs';
import { createProcesses, until } from '../processes.mjs';
import { startTemporal } from '../temporal.mjs';

const { fetch } = globalThis;
const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const NAMESPACE = 'sweeps';
const RELEASE = 'liesweep';
const ORCHESTRATOR = `deploy/${RELEASE}-orchestrator`;
const SWEEP_MS = 240_000;
const PAGE_PORT = 9470;
const PAGE_SECRET = 'of-the-page-in-a-pod-that-is-asked-through-a-tunnel';

/** Trials enough that the trainer is replaced while it trains. */
const SWEEP = `name: in-pods
system: { oracles: [{ kind: squared-norm }] }
grid:
  dimension: [2, 3]
  generators: { from: 1, to: 4 }
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 }
restarts: 32
training: { steps: 4000 }
execution: { device: cpu, checkpointInterval: 2s }
`;

/** What tier E does in namespaces of its own. */
async function main([folder, ...archives]) {
  const checks = createChecks();
  const { check, say, during } = checks;
  const processes = createProcesses(join(folder, 'logs'));
  const stores = [];
  await checks.tier('inside', async () => {
    const cluster = await startControlPlane(join(folder, 'control-plane'), processes, { say, during });
    await startNode(cluster, folder, processes, archives, { say, during });
    const partners = await startPartners(processes, folder, stores);
    await createSecrets(cluster, partners);
    const isInstalled = await check(
      'the chart is installed: the migration runs in a pod, then orchestrator and trainer become ready',
      () => install(cluster, partners),
    );
    if (isInstalled) await checkPods(cluster, processes, check);
    else say((await cluster.tryKubectl(['describe', 'pods', '-n', NAMESPACE])).stdout.slice(-6000));
  });
  process.send(checks.counts);
  process.disconnect();
  await processes.endAll();
  for (const store of stores) await store.stop();
  process.exit(0);
}

/** Temporal, PostgreSQL and S3, at an address that pods reach; `stores` are to be stopped. */
async function startPartners(processes, folder, stores) {
  const { startPostgres, startS3 } = await import(join(ROOT, 'libs/storage/dist/testing/index.js'));
  const temporal = new URL(`tcp://${await startTemporal(processes, folder)}`);
  const postgres = await startPostgres();
  stores.push(postgres);
  const s3 = await startS3();
  stores.push(s3);
  const [rows, endpoint] = [new URL(postgres.uri), new URL(s3.environment.AWS_ENDPOINT_URL_S3)];
  for (const url of [temporal, rows, endpoint]) {
    await forward(GATEWAY, Number(url.port));
    url.hostname = GATEWAY;
  }
  return { temporal: temporal.host, rows, endpoint, uri: s3.uri, keys: s3.environment };
}

async function createSecrets(cluster, { rows, keys }) {
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await cluster.kubectl(['label', 'namespace', NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
  const secret = (name, values) =>
    cluster.kubectl([
      'create',
      'secret',
      'generic',
      name,
      '-n',
      NAMESPACE,
      ...Object.entries(values).map(([key, value]) => `--from-literal=${key}=${value}`),
    ]);
  await secret('liesweep-rows', { uri: rows.href });
  await secret('liesweep-tensors', {
    AWS_ACCESS_KEY_ID: keys.AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY: keys.AWS_SECRET_ACCESS_KEY,
  });
  await secret('liesweep-api', { secret: PAGE_SECRET });
}

async function install(cluster, { temporal, rows, endpoint, uri }) {
  const small = { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } };
  const gateway = [{ ipBlock: { cidr: `${GATEWAY}/32` } }];
  const values = {
    images: { registry: 'localhost', tag: 'test', pullPolicy: 'Never' },
    temporal: { address: temporal },
    tensors: { uri, endpoint: endpoint.origin },
    orchestrator: { replicas: 1, resources: small },
    api: { enabled: true, existingSecret: 'liesweep-api', resources: small },
    poolDefaults: { resources: { ...small, limits: { memory: '3Gi' } } },
    networkPolicy: {
      temporal: { to: gateway, port: Number(temporal.split(':').at(-1)) },
      rows: { to: gateway, port: Number(rows.port) },
      tensors: { to: gateway, port: Number(endpoint.port) },
    },
  };
  const file = join(cluster.folder, 'values.json');
  await writeFile(file, JSON.stringify(values));
  await cluster.helm([
    'install',
    RELEASE,
    CHART,
    '-n',
    NAMESPACE,
    '--values',
    overlay('example'),
    '--values',
    file,
    '--wait',
    '--timeout',
    '180s',
  ]);
}

async function checkPods(cluster, processes, check) {
  const inPod = (...command) =>
    cluster.tryKubectl(['exec', '-i', '-n', NAMESPACE, ORCHESTRATOR, '--', ...command], { limitMs: SWEEP_MS });
  const liesweep = (...args) =>
    inPod('node', '--disable-warning=ExperimentalWarning', 'apps/cli/bin/liesweep.mjs', ...args);
  await check('in a pod nobody is root, the root is read-only, and there is no token', async () => {
    const { stdout } = await inPod('sh', '-c', 'id -u; touch /app/x 2>&1; ls /var/run/secrets/kubernetes.io 2>&1');
    expect(/^10001\n/.test(stdout) && /Read-only file system/.test(stdout) && /No such file/.test(stdout), stdout);
  });
  await check('helm test finds the orchestrator by its name, and it is ready', async () => {
    await cluster.helm(['test', RELEASE, '-n', NAMESPACE, '--timeout', '120s']);
  });
  let sweepId = '';
  await check('a sweep is submitted from a pod', async () => {
    const submit = 'cat > /tmp/sweep.yaml && node apps/cli/bin/liesweep.mjs submit /tmp/sweep.yaml --json';
    const exec = ['exec', '-i', '-n', NAMESPACE, ORCHESTRATOR, '--', 'sh', '-c', submit];
    const { code, stdout, stderr } = await cluster.tryKubectl(exec, { input: SWEEP });
    expect(code === 0, `exit code ${code}: ${stderr}${stdout}`);
    sweepId = JSON.parse(stdout).sweepId;
    return stdout.replaceAll(/\s+/g, ' ').trim();
  });
  await check('its trainer is taken away while it trains', async () => {
    await until(
      'the first trials are recorded',
      async () => {
        const { recorded = 0 } = await statusOf(liesweep, sweepId);
        return recorded > 0;
      },
      SWEEP_MS,
    );
    const before = await statusOf(liesweep, sweepId);
    await cluster.kubectl([
      'delete',
      'pod',
      '-n',
      NAMESPACE,
      '-l',
      'app.kubernetes.io/component=trainer-cpu',
      '--wait=true',
    ]);
    return `${String(before.recorded)} of ${String(before.trialCount)} trials were recorded`;
  });
  await check('the sweep completes inside the pods, and every trial is recorded', async () => {
    const start = Date.now();
    for (;;) {
      const status = await statusOf(liesweep, sweepId);
      if (status.recorded === status.trialCount)
        return `${String(status.recorded)} of ${String(status.trialCount)}, ${String(status.failed)} failed`;
      expect(Date.now() - start < SWEEP_MS, `after ${String(SWEEP_MS / 1000)} s: ${JSON.stringify(status)}`);
      await wait(1000);
    }
  });
  await checkPage(cluster, processes, check, sweepId, inPod);
  await check('an uninstall ends every pod in its grace period', async () => {
    await cluster.helm(['uninstall', RELEASE, '-n', NAMESPACE, '--wait', '--timeout', '120s']);
    await until('no pod is left', async () => (await cluster.objects('pods', '-n', NAMESPACE)).length === 0, 90_000);
  });
}

/** The page and its interface, as somebody sees them who may use kubectl: through a tunnel to the Service. */
async function checkPage(cluster, processes, check, sweepId, inPod) {
  const page = `http://127.0.0.1:${PAGE_PORT}`;
  const json = { 'content-type': 'application/json' };
  await check('kubectl port-forward leads to the page, which shows nothing to whoever has not signed in', async () => {
    const forward = ['port-forward', '-n', NAMESPACE, `service/${RELEASE}-api`, `${PAGE_PORT}:80`];
    await processes.start('port-forward', cluster.kubectlProgram, forward, {
      env: { KUBECONFIG: cluster.kubeconfig },
      isReady: () =>
        fetch(`${page}/api/v1/session`).then(
          ({ ok }) => ok,
          () => false,
        ),
    });
    const [start, sweeps] = [await fetch(`${page}/`), await fetch(`${page}/api/v1/sweeps`)];
    expect(start.ok && /<html/.test(await start.text()), `the page: ${start.status}`);
    expect(sweeps.status === 401, `the sweeps: ${sweeps.status}`);
  });
  await check('its secret is exchanged for a cookie, by which the sweep is shown', async () => {
    const body = JSON.stringify({ token: PAGE_SECRET });
    const signedIn = await fetch(`${page}/api/v1/session`, { method: 'POST', headers: json, body });
    const cookie = signedIn.headers.getSetCookie()[0] ?? '';
    expect(signedIn.ok && /HttpOnly/.test(cookie) && /SameSite=Strict/.test(cookie), `${signedIn.status} ${cookie}`);
    const sweep = await fetch(`${page}/api/v1/sweeps/${sweepId}`, { headers: { cookie: cookie.split(';')[0] } });
    const { recorded, trialCount } = await sweep.json();
    expect(recorded === trialCount, `${String(recorded)} of ${String(trialCount)}`);
  });
  await check('the fleet is who trains in the pods, with what they measure of themselves', async () => {
    const authorization = `Bearer ${PAGE_SECRET}`;
    let fleet;
    await until(
      'a trainer and an orchestrator are measured',
      async () => {
        fleet = await (await fetch(`${page}/api/v1/fleet`, { headers: { authorization } })).json();
        const kinds = fleet.workers.filter(({ residentBytes }) => residentBytes > 0).map(({ kind }) => kind);
        return kinds.includes('trainer') && kinds.includes('orchestrator');
      },
      60_000,
    ).catch((error) => expect(false, `${error.message}: ${JSON.stringify(fleet)}`));
    const trainer = fleet.workers.find(({ slots }) => slots > 0);
    expect(trainer?.device !== null && trainer?.deviceMemoryBytes > 0, JSON.stringify(fleet));
    return `${String(fleet.workers.length)} workers, ${String(trainer.slots)} slots on ${trainer.device}`;
  });
  await check('a token that is made in a pod lets a program in until it is revoked', async () => {
    const token = async (...words) => {
      const { code, stdout, stderr } = await inPod(
        'node',
        '--disable-warning=ExperimentalWarning',
        'apps/cli/bin/liesweep.mjs',
        'token',
        ...words,
      );
      expect(code === 0, stderr);
      return stdout.trim();
    };
    const secret = await token('create', 'script', '-q');
    const status = async () =>
      (await fetch(`${page}/api/v1/sweeps/${sweepId}`, { headers: { authorization: `Bearer ${secret}` } })).status;
    expect((await status()) === 200, 'it does not let in');
    await token('revoke', 'script');
    await until('it is refused', async () => (await status()) === 401, 10_000);
  });
  await check('called by another name it gives nothing', async () => {
    const { status } = await new Promise((resolve, reject) => {
      get(`${page}/`, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode });
      }).once('error', reject);
    });
    expect(status === 421, String(status));
  });
}

async function statusOf(liesweep, sweepId) {
  const { code, stdout, stderr } = await liesweep('status', sweepId, '--json');
  expect(code === 0, `status: exit code ${code}: ${stderr}`);
  return [JSON.parse(stdout)].flat()[0];
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
