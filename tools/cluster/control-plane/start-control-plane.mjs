import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { bringGoTools } from '../go-tools.mjs';
import { freePorts } from '../processes.mjs';
import { must, run } from '../run.mjs';
import { writeFrontProxyCertificates } from './front-proxy-certificates.mjs';

const USERS = {
  admin: 'system:masters',
  'system:node:node-0': 'system:nodes',
  'system:kube-controller-manager': '',
  'system:kube-scheduler': '',
};

/**
 * Starts a real control plane on free ports of the loopback interface: etcd, API server, controller manager, scheduler.
 *
 * @param {string} folder scratch
 * @param {ReturnType<import('../processes.mjs').createProcesses>} processes which own the servers
 * @param {{ partnerNames?: string[] }} [options] names of servers behind the API server, for their
 *   certificate
 * @returns {Promise<ControlPlane>} kubectl and helm, as its administrator
 */
export async function startControlPlane(folder, processes, progress, { partnerNames = [] } = {}) {
  const etcd = join(await bringGoTools('etcd', progress), 'etcd');
  const programs = await bringGoTools('kubernetes', progress);
  const helm = join(await bringGoTools('helm', progress), 'helm');
  await mkdir(folder, { recursive: true });
  const [etcdPort, peerPort, apiPort, managerPort, schedulerPort] = await freePorts(5);
  const server = `https://127.0.0.1:${String(apiPort)}`;

  const key = join(folder, 'service-accounts.key');
  await writeFile(
    key,
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }),
    { mode: 0o600 },
  );
  const tokens = Object.fromEntries(Object.keys(USERS).map((user) => [user, randomUUID()]));
  const lines = Object.entries(USERS).map(
    ([user, group], index) => `${tokens[user]},${user},${String(index)},"${group}"`,
  );
  await writeFile(join(folder, 'tokens.csv'), `${lines.join('\n')}\n`, { mode: 0o600 });
  const frontProxy = await writeFrontProxyCertificates(join(folder, 'front-proxy'), partnerNames);

  await processes.start('etcd', etcd, [
    ...['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync', '--log-level', 'error'],
    ...[
      '--listen-client-urls',
      `http://127.0.0.1:${etcdPort}`,
      '--advertise-client-urls',
      `http://127.0.0.1:${etcdPort}`,
    ],
    ...[
      '--listen-peer-urls',
      `http://127.0.0.1:${peerPort}`,
      '--initial-advertise-peer-urls',
      `http://127.0.0.1:${peerPort}`,
    ],
    ...['--initial-cluster', `default=http://127.0.0.1:${peerPort}`],
  ]);
  await processes.start(
    'kube-apiserver',
    join(programs, 'kube-apiserver'),
    [
      ...[`--etcd-servers=http://127.0.0.1:${etcdPort}`, `--bind-address=127.0.0.1`, `--advertise-address=127.0.0.1`],
      ...[
        `--secure-port=${apiPort}`,
        `--cert-dir=${join(folder, 'apiserver')}`,
        `--token-auth-file=${join(folder, 'tokens.csv')}`,
      ],
      ...['--service-account-issuer=https://kubernetes.default.svc', `--service-account-key-file=${key}`],
      ...[`--service-account-signing-key-file=${key}`, '--service-cluster-ip-range=10.96.0.0/16'],
      ...[
        '--authorization-mode=Node,RBAC',
        '--kubelet-preferred-address-types=InternalIP',
        '--endpoint-reconciler-type=none',
        '--enable-admission-plugins=NodeRestriction',
      ],
      ...frontProxy.serverFlags,
    ],
    { isReady: () => isReady(server), limitMs: 120_000 },
  );

  const authority = join(folder, 'apiserver', 'apiserver.crt');
  const kubeconfigOf = async (user) => {
    const path = join(folder, `${user.replaceAll(':', '-')}.kubeconfig`);
    await writeFile(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'it',
        clusters: [{ name: 'it', cluster: { server, 'certificate-authority': authority } }],
        users: [{ name: 'it', user: { token: tokens[user] } }],
        contexts: [{ name: 'it', context: { cluster: 'it', user: 'it' } }],
      }),
      { mode: 0o600 },
    );
    return path;
  };
  const kubeconfig = await kubeconfigOf('admin');
  await processes.start('kube-controller-manager', join(programs, 'kube-controller-manager'), [
    ...[`--kubeconfig=${await kubeconfigOf('system:kube-controller-manager')}`, '--bind-address=127.0.0.1'],
    ...[
      `--secure-port=${managerPort}`,
      `--cert-dir=${join(folder, 'manager')}`,
      `--service-account-private-key-file=${key}`,
    ],
    ...[`--root-ca-file=${authority}`, '--use-service-account-credentials=true', '--leader-elect=false'],
    '--horizontal-pod-autoscaler-sync-period=2s',
  ]);
  await processes.start('kube-scheduler', join(programs, 'kube-scheduler'), [
    ...[`--kubeconfig=${await kubeconfigOf('system:kube-scheduler')}`, '--bind-address=127.0.0.1'],
    ...[`--secure-port=${schedulerPort}`, `--cert-dir=${join(folder, 'scheduler')}`, '--leader-elect=false'],
  ]);

  const env = {
    ...{ KUBECONFIG: kubeconfig, HELM_CACHE_HOME: join(folder, 'helm'), HELM_CONFIG_HOME: join(folder, 'helm') },
    HELM_DATA_HOME: join(folder, 'helm'),
  };
  const kubectl = join(programs, 'kubectl');
  return {
    ...{ folder, kubeconfig, server, apiPort, frontProxy },
    nodeKubeconfig: await kubeconfigOf('system:node:node-0'),
    kubectlProgram: kubectl,
    kubectl: (args, options) => must(kubectl, args, { ...options, env }),
    tryKubectl: (args, options) => run(kubectl, args, { ...options, env }),
    helm: (args, options) => must(helm, args, { ...options, env, limitMs: 300_000 }),
    tryHelm: (args, options) => run(helm, args, { ...options, env, limitMs: 300_000 }),
    objects: async (kind, ...flags) =>
      JSON.parse(await must(kubectl, ['get', kind, '-o', 'json', ...flags], { env })).items,
  };
}

/** Its certificate is not known yet: this asks for its health alone. */
function isReady(server) {
  return new Promise((resolve) => {
    const asked = request(`${server}/readyz`, { rejectUnauthorized: false, timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
