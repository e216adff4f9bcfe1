import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bringGoTools } from '../go-tools.mjs';
import { until } from '../processes.mjs';
import { must, run } from '../run.mjs';

const BRIDGE = 'liesweep0';
const SUBNET = '10.244.0.0/24';
const CNI_PROGRAMS = '/usr/lib/cni';
/** An image whose only process waits: it holds the namespaces of a pod. */
const PAUSE = 'localhost/liesweep-pause:test';

const DOMAIN = 'cluster.local';

/** Where pods find what listens on this node. */
export const GATEWAY = '10.244.0.1';

/**
 * Starts a real node: containerd with runc, a kubelet, and pods on a bridge. To be called in namespaces of its own.
 *
 * @param {Awaited<ReturnType<import('../control-plane/start-control-plane.mjs').startControlPlane>>} cluster
 * @param {string} folder scratch
 * @param {string[]} archives images that its pods may use
 */
export async function startNode(cluster, folder, processes, archives, progress) {
  const containerd = await bringGoTools('containerd', progress);
  const kubelet = join(await bringGoTools('kubelet', progress), 'kubelet');
  const socket = join(folder, 'containerd.sock');
  await must('ip', ['link', 'add', BRIDGE, 'type', 'bridge']);
  await must('ip', ['addr', 'add', `${GATEWAY}/24`, 'dev', BRIDGE]);
  await must('ip', ['link', 'set', BRIDGE, 'up']);
  await writeNetwork(join(folder, 'cni'), folder);

  const config = join(folder, 'containerd.toml');
  await writeFile(config, containerdConfig(folder, socket));
  const ctr = join(containerd, 'ctr');
  const env = { PATH: `${containerd}:${process.env.PATH}` };
  await processes.start('containerd', join(containerd, 'containerd'), ['--config', config, '--log-level', 'warn'], {
    env,
    isReady: async () => (await run(ctr, ['--address', socket, 'version'])).code === 0,
  });
  for (const archive of archives) {
    await progress.during(`the image ${archive.split('/').at(-1)} on the node`, () =>
      must(ctr, ['--address', socket, '--namespace', 'k8s.io', 'images', 'import', archive], { limitMs: 300_000 }),
    );
  }

  await startNames(cluster, folder, processes, progress);
  const kubeletConfig = join(folder, 'kubelet.json');
  await writeFile(kubeletConfig, JSON.stringify(kubeletSettings(socket)));
  const name = 'node-0';
  await processes.start(
    'kubelet',
    kubelet,
    [
      ...[`--config=${kubeletConfig}`, `--kubeconfig=${cluster.nodeKubeconfig}`, `--hostname-override=${name}`],
      ...[
        `--root-dir=${join(folder, 'kubelet')}`,
        `--cert-dir=${join(folder, 'kubelet-certs')}`,
        `--node-ip=${GATEWAY}`,
      ],
    ],
    { env },
  );
  await until(
    'the node is ready',
    async () => {
      const [node] = await cluster.objects('nodes');
      return node?.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
    },
    90_000,
  );
}

/** The names of services, for pods. */
async function startNames(cluster, folder, processes, progress) {
  const coredns = join(await bringGoTools('coredns', progress), 'coredns');
  const config = join(folder, 'Corefile');
  await writeFile(
    config,
    `.:53 {\n  bind ${GATEWAY}\n  errors\n  kubernetes ${DOMAIN} {\n    kubeconfig ${cluster.kubeconfig}\n  }\n}\n`,
  );
  await processes.start('coredns', coredns, ['-conf', config]);
}

async function writeNetwork(home, folder) {
  await mkdir(home, { recursive: true });
  const ranges = [[{ subnet: SUBNET, gateway: GATEWAY }]];
  const ipam = { type: 'host-local', dataDir: join(folder, 'cni-addresses'), ranges, routes: [{ dst: '0.0.0.0/0' }] };
  const bridge = { type: 'bridge', bridge: BRIDGE, isGateway: true, ipMasq: false, ipam };
  await writeFile(
    join(home, '10-bridge.conflist'),
    JSON.stringify({ cniVersion: '0.4.0', name: 'pods', plugins: [bridge] }),
  );
}

function containerdConfig(folder, socket) {
  return `version = 3
root = "${folder}/containerd"
state = "${folder}/containerd-state"
[grpc]
  address = "${socket}"
[ttrpc]
  address = "${socket}.ttrpc"
[plugins."io.containerd.cri.v1.images"]
  snapshotter = "overlayfs"
  [plugins."io.containerd.cri.v1.images".pinned_images]
    sandbox = "${PAUSE}"
[plugins."io.containerd.cri.v1.runtime"]
  restrict_oom_score_adj = true
  disable_hugetlb_controller = true
  [plugins."io.containerd.cri.v1.runtime".cni]
    bin_dirs = ["${CNI_PROGRAMS}"]
    conf_dir = "${folder}/cni"
  [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
      SystemdCgroup = false
`;
}

function kubeletSettings(socket) {
  return {
    ...{ apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' },
    ...{ address: GATEWAY, port: 10250, readOnlyPort: 0, healthzBindAddress: '127.0.0.1', healthzPort: 10248 },
    ...{ cgroupDriver: 'cgroupfs', failCgroupV1: false, enforceNodeAllocatable: [], failSwapOn: false },
    ...{ makeIPTablesUtilChains: false, containerRuntimeEndpoint: `unix://${socket}`, resolvConf: '' },
    ...{ clusterDNS: [GATEWAY], clusterDomain: DOMAIN },
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    imageGCHighThresholdPercent: 100,
    evictionHard: {
      'memory.available': '100Mi',
      'nodefs.available': '1%',
      'imagefs.available': '1%',
      'nodefs.inodesFree': '1%',
    },
    ...{ nodeStatusUpdateFrequency: '2s', syncFrequency: '2s' },
  };
}
