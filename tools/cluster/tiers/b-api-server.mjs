import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHART, COMBINATIONS, overlay, valuesFlags } from '../chart.mjs';
import { expect } from '../checks.mjs';
import { startControlPlane } from '../control-plane/start-control-plane.mjs';
import { startNodes } from '../control-plane/start-nodes.mjs';
import { bringDebianPackages } from '../debian-packages.mjs';
import { bringModuleFiles } from '../module-files.mjs';
import { createProcesses, until } from '../processes.mjs';

const NAMESPACE = 'sweeps';
const RELEASE = 'liesweep';
const GPU_PODS = 5;
const GPUS = 4;

/** Tier B: a real API server, scheduler and controllers; nodes that advertise devices. */
export async function tierB({ check, say, during }) {
  const progress = { say, during };
  await bringDebianPackages(['openssl'], progress);
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-cluster-b-'));
  const processes = createProcesses(join(folder, 'logs'));
  try {
    const cluster = await startControlPlane(folder, processes, progress);
    await startNodes(cluster, processes, progress);
    await definePartners(cluster, progress);
    await createNamespace(cluster);
    await checkValidation(cluster, check);
    await checkScheduling(cluster, check);
    await checkDisruption(cluster, check);
    await checkReleases(cluster, check);
  } finally {
    await processes.endAll();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The kinds of KEDA and of the Prometheus operator. */
async function definePartners(cluster, progress) {
  for (const set of ['keda-definitions', 'prometheus-definitions']) {
    const files = await bringModuleFiles(set, progress);
    await cluster.kubectl(['apply', '--server-side', ...files.flatMap((file) => ['-f', file])]);
  }
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
}

/** Its pods must fit the strictest of Kubernetes' security standards. */
async function createNamespace(cluster) {
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await cluster.kubectl(['label', 'namespace', NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
  await until(
    'the namespace has its service account',
    async () => (await cluster.objects('serviceaccounts', '-n', NAMESPACE)).length > 0,
  );
}

async function checkValidation(cluster, check) {
  const apply = ['apply', '--namespace', NAMESPACE, '--dry-run=server', '--validate=strict', '-f', '-'];
  for (const names of COMBINATIONS) {
    await check(
      `${names.length === 0 ? 'the least values' : names.join(' + ')}: the API server takes every field`,
      async () => {
        const input = await cluster.helm(['template', RELEASE, CHART, '--namespace', NAMESPACE, ...valuesFlags(names)]);
        const output = await cluster.kubectl(apply, { input });
        return `${String(output.trim().split('\n').length)} objects`;
      },
    );
  }
  await check('the API server would have refused a field that does not exist', async () => {
    const input = (
      await cluster.helm(['template', RELEASE, CHART, '--namespace', NAMESPACE, ...valuesFlags([])])
    ).replace('readOnlyRootFilesystem:', 'readOnlyRootFileSystem:');
    const { code, stderr } = await cluster.tryKubectl(apply, { input });
    expect(code !== 0 && /readOnlyRootFileSystem/.test(stderr), `expected a refusal, got exit code ${code}: ${stderr}`);
  });
}

async function checkScheduling(cluster, check) {
  await check(
    'the chart is installed after its migration, in a namespace of the restricted security standard',
    async () => {
      await cluster.helm([
        'install',
        RELEASE,
        CHART,
        '--namespace',
        NAMESPACE,
        ...valuesFlags(['gpu', 'mig', 'api']),
        '--set',
        `pools.gpu.replicas=${GPU_PODS}`,
      ]);
      await until(
        'all pods but one run',
        async () => (await runningPods(cluster)).length === 2 + 1 + GPUS + 1 + 1,
        60_000,
      );
    },
  );
  await check('the migration could reach PostgreSQL and DNS alone, by a policy that was there before it', async () => {
    const input = await cluster.helm(['template', RELEASE, CHART, '--namespace', NAMESPACE, ...valuesFlags([])]);
    const hooks = input
      .split('\n---\n')
      .filter((object) => object.includes('helm.sh/hook: pre-install'))
      .map((object) => [/^kind: (.*)$/m.exec(object)[1], Number(/hook-weight: '(.*)'/.exec(object)[1])])
      .sort(([, a], [, b]) => a - b);
    expect(hooks[0][0] === 'NetworkPolicy' && hooks.at(-1)[0] === 'Job', JSON.stringify(hooks));
    const left = (await cluster.objects('networkpolicies', '-n', NAMESPACE)).map(({ metadata }) => metadata.name);
    expect(!left.includes(`${RELEASE}-migrate`), `left behind: ${left.join(', ')}`);
  });
  await check('pods of one component are asked to be spread, and each says how much of the disk it takes', async () => {
    for (const { metadata, spec } of await runningPods(cluster)) {
      const { requests = {}, limits = {} } = spec.containers[0].resources;
      const says = requests['ephemeral-storage'] && limits['ephemeral-storage'];
      expect(says && spec.topologySpreadConstraints?.length === 2, metadata.name);
    }
  });
  await check(
    `${GPU_PODS} trainers on ${GPUS} GPUs: ${GPUS} run, two on each node, and one waits for a GPU`,
    async () => {
      const pods = await pool(cluster, 'gpu');
      const nodes = pods
        .filter(({ status }) => status.phase === 'Running')
        .map(({ spec }) => spec.nodeName)
        .sort();
      expect(JSON.stringify(nodes) === '["gpu-0","gpu-0","gpu-1","gpu-1"]', `they run on ${nodes.join(', ')}`);
      const pending = pods.filter(({ status }) => status.phase === 'Pending');
      const why = pending[0]?.status.conditions.find(({ type }) => type === 'PodScheduled')?.message;
      expect(
        pending.length === 1 && /Insufficient nvidia\.com\/gpu/.test(why ?? ''),
        `${String(pending.length)} pending: ${why}`,
      );
      return why;
    },
  );
  await check('a trainer of a MIG pool runs where there are slices', async () => {
    const [pod] = await pool(cluster, 'mig');
    expect(pod.spec.nodeName === 'mig-0', `it runs on ${pod.spec.nodeName}`);
  });
  await check('no pod without a GPU is on a node with GPUs', async () => {
    const others = (await runningPods(cluster)).filter(({ metadata }) => !/trainer-(gpu|mig)/.test(metadata.name));
    expect(
      others.every(({ spec }) => spec.nodeName === 'cpu-0'),
      others.map(({ spec }) => spec.nodeName).join(', '),
    );
  });
  await check('no pod has a token of the API server', async () => {
    const volumes = (await runningPods(cluster)).flatMap(({ spec }) =>
      spec.volumes.filter(({ projected }) => projected !== undefined),
    );
    expect(volumes.length === 0, `${String(volumes.length)} projected volumes`);
  });
}

async function checkDisruption(cluster, check) {
  await check('an orchestrator may be evicted', async () => {
    const { code, stderr } = await evict(cluster);
    expect(code === 0, stderr);
    await until('both orchestrators run again', async () => (await orchestrators(cluster)).length === 2);
  });
  await check('none may be evicted where the budget is used up', async () => {
    const flags = [...valuesFlags(['gpu', 'mig', 'api']), '--set', 'orchestrator.podDisruptionBudget.maxUnavailable=0'];
    await cluster.helm(['upgrade', RELEASE, CHART, '--namespace', NAMESPACE, ...flags]);
    await until('the budget is known', async () => {
      const [budget] = (await cluster.objects('pdb', '-n', NAMESPACE)).filter(({ metadata }) =>
        metadata.name.endsWith('orchestrator'),
      );
      return budget.status.observedGeneration === budget.metadata.generation && budget.status.disruptionsAllowed === 0;
    });
    const { code, stderr } = await evict(cluster);
    expect(code !== 0 && /disruption budget/.test(stderr), `exit code ${code}: ${stderr}`);
    return stderr.trim().split('\n').at(-1);
  });
}

async function checkReleases(cluster, check) {
  const deployment = async (name) =>
    JSON.parse(await cluster.kubectl(['get', 'deployment', `${RELEASE}-${name}`, '-n', NAMESPACE, '-o', 'json']));
  const levelOf = ({ spec }) =>
    spec.template.spec.containers[0].env.find(({ name }) => name === 'LIESWEEP_LOG_LEVEL').value;
  await check('an upgrade replaces pods after migrating again', async () => {
    const flags = ['--values', overlay('example'), '--set', 'logLevel=debug', '--set', 'pools.cpu.replicas=2'];
    await cluster.helm(['upgrade', RELEASE, CHART, '--namespace', NAMESPACE, ...flags, '--wait', '--timeout', '120s']);
    const { spec, status } = await deployment('trainer-cpu');
    expect(status.readyReplicas === 2 && levelOf({ spec }) === 'debug', JSON.stringify(status));
    const pools = (await cluster.objects('deployments', '-n', NAMESPACE)).map(({ metadata }) => metadata.name);
    expect(!pools.includes(`${RELEASE}-trainer-gpu`), 'the pool that is no longer wanted is still there');
    const events = await cluster.kubectl([
      'get',
      'events',
      '-n',
      NAMESPACE,
      '--field-selector',
      'reason=Completed',
      '-o',
      'name',
    ]);
    return `${String(events.trim().split('\n').length)} migrations so far`;
  });
  await check('a rollback brings back what was', async () => {
    await cluster.helm(['rollback', RELEASE, '1', '--namespace', NAMESPACE, '--timeout', '120s']);
    await until('pods are as they were', async () => {
      const { spec, status } = await deployment('trainer-cpu');
      return (
        levelOf({ spec }) === 'info' &&
        spec.replicas === 1 &&
        status.updatedReplicas === 1 &&
        status.readyReplicas === 1
      );
    });
    expect((await deployment('trainer-gpu')).spec.replicas === GPU_PODS, 'the pool of GPUs is not back');
  });
  await check('a value that does not fit is refused before anything changes', async () => {
    const before = await cluster.helm(['history', RELEASE, '--namespace', NAMESPACE, '-o', 'json']);
    const { code } = await cluster.tryHelm([
      'upgrade',
      RELEASE,
      CHART,
      '--namespace',
      NAMESPACE,
      ...valuesFlags([]),
      '--set',
      'logLevel=loud',
    ]);
    const after = await cluster.helm(['history', RELEASE, '--namespace', NAMESPACE, '-o', 'json']);
    expect(code !== 0 && before === after, `exit code ${code}`);
  });
  await check('an uninstall leaves nothing behind', async () => {
    await cluster.helm(['uninstall', RELEASE, '--namespace', NAMESPACE, '--wait', '--timeout', '120s']);
    const kinds =
      'deployments,jobs,services,ingresses,serviceaccounts,networkpolicies,poddisruptionbudgets,configmaps,secrets';
    const left = (await cluster.objects(kinds, '-n', NAMESPACE)).map(
      ({ kind, metadata }) => `${kind}/${metadata.name}`,
    );
    const ours = left.filter((name) => name.includes(RELEASE));
    expect(ours.length === 0, `left: ${ours.join(', ')}`);
  });
}

async function runningPods(cluster) {
  const pods = await cluster.objects('pods', '-n', NAMESPACE);
  return pods.filter(({ status, metadata }) => status.phase === 'Running' && metadata.deletionTimestamp === undefined);
}

async function pool(cluster, name) {
  return cluster.objects('pods', '-n', NAMESPACE, '-l', `app.kubernetes.io/component=trainer-${name}`);
}

async function orchestrators(cluster) {
  return (await runningPods(cluster)).filter(({ metadata }) => metadata.name.includes('orchestrator'));
}

async function evict(cluster) {
  const [{ metadata }] = await orchestrators(cluster);
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name: metadata.name, namespace: NAMESPACE },
  };
  const path = `/api/v1/namespaces/${NAMESPACE}/pods/${metadata.name}/eviction`;
  return cluster.tryKubectl(['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) });
}
