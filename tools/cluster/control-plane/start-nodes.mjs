import { join } from 'node:path';
import { bringGoTools } from '../go-tools.mjs';
import { bringModuleFiles } from '../module-files.mjs';
import { freePorts, until } from '../processes.mjs';

const MARK = 'kwok.x-k8s.io/node';
const ROOM = { cpu: '16', memory: '64Gi', 'ephemeral-storage': '100Gi', pods: '110' };
const GPU_TAINT = { key: 'nvidia.com/gpu', effect: 'NoSchedule' };

/** Nodes that advertise devices without having them; pods are scheduled onto them for real, and run nothing. */
const NODES = [
  node('cpu-0', {}),
  node('gpu-0', { devices: { 'nvidia.com/gpu': '2' }, taints: [GPU_TAINT] }),
  node('gpu-1', { devices: { 'nvidia.com/gpu': '2' }, taints: [GPU_TAINT] }),
  node('mig-0', {
    devices: { 'nvidia.com/mig-1g.18gb': '7' },
    taints: [GPU_TAINT],
    labels: { 'nvidia.com/mig.strategy': 'mixed' },
  }),
];

/** Starts kwok, which plays the kubelet of those nodes, and waits until all are ready. */
export async function startNodes(cluster, processes, progress) {
  const kwok = join(await bringGoTools('kwok', progress), 'kwok');
  const stages = await bringModuleFiles('kwok-stages', progress);
  const [port] = await freePorts(1);
  await processes.start('kwok', kwok, [
    ...['--kubeconfig', cluster.kubeconfig, `--manage-nodes-with-annotation-selector=${MARK}=fake`],
    ...['--server-address', `127.0.0.1:${String(port)}`, ...stages.flatMap((file) => ['--config', file])],
  ]);
  await cluster.kubectl(['apply', '--server-side', '-f', '-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: NODES }),
  });
  await until('every node is ready', async () => {
    const nodes = await cluster.objects('nodes');
    const ready = nodes.filter(({ status }) =>
      status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    );
    return ready.length === NODES.length;
  });
}

function node(name, { devices = {}, taints = [], labels = {} }) {
  const room = { ...ROOM, ...devices };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { [MARK]: 'fake' },
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', ...labels },
    },
    spec: { taints },
    status: { allocatable: room, capacity: room },
  };
}
