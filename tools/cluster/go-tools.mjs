import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheEntry, cacheFolder } from '../setup/cache.mjs';
import { lastLines, runCommand } from '../setup/command.mjs';
import { SetupProblem } from '../setup/setup-problem.mjs';

const MODULES = fileURLToPath(new URL('go', import.meta.url));
const KUBERNETES = '1.36.3';
const UNSTRIPPED_IS_LARGE = ['-s', '-w'];

/**
 * The programs of a cluster, each group by the version that is built, from the module of its name, or of `module`, beside this
 * file. A module has the sums of everything that it is built from, and Go refuses what has another.
 */
export const GO_TOOLS = {
  kubeconform: { version: '0.8.0', packages: ['github.com/yannh/kubeconform/cmd/kubeconform'] },
  helm: {
    version: '4.3.1',
    packages: ['helm.sh/helm/v4/cmd/helm'],
    stamps: { 'helm.sh/helm/v4/internal/version.version': 'v4.3.1' },
  },
  unittest: {
    version: '1.1.2',
    packages: ['github.com/helm-unittest/helm-unittest/cmd/helm-unittest'],
  },
  'helm-docs': { version: '1.14.2', packages: ['github.com/norwoodj/helm-docs/cmd/helm-docs'] },
  prometheus: {
    version: '0.315.0',
    packages: ['github.com/prometheus/prometheus/cmd/promtool'],
  },
  kwok: { version: '0.8.0', packages: ['sigs.k8s.io/kwok/cmd/kwok'] },
  etcd: { version: '3.7.3', packages: ['go.etcd.io/etcd/server/v3'], names: { server: 'etcd' } },
  kubernetes: {
    version: KUBERNETES,
    packages: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'].map(
      (program) => `k8s.io/kubernetes/cmd/${program}`,
    ),
    stamps: kubernetesStamps(),
  },
  kubelet: {
    version: KUBERNETES,
    module: 'kubernetes',
    packages: ['k8s.io/kubernetes/cmd/kubelet'],
    stamps: kubernetesStamps(),
  },
  keda: {
    version: '2.21.0',
    packages: ['github.com/kedacore/keda/v2/cmd/operator', 'github.com/kedacore/keda/v2/cmd/adapter'],
  },
  coredns: { version: '1.15.0', packages: ['github.com/coredns/coredns'] },
  containerd: {
    version: '2.4.2',
    packages: [
      'github.com/containerd/containerd/v2/cmd/containerd',
      'github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2',
      'github.com/containerd/containerd/v2/cmd/ctr',
    ],
  },
};

/** The kubernetes module is built from its published parts, so its programs do not know their version by themselves. */
function kubernetesStamps() {
  const [major, minor] = KUBERNETES.split('.');
  const facts = { gitVersion: `v${KUBERNETES}`, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' };
  const stamps = {};
  for (const home of ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']) {
    for (const [name, value] of Object.entries(facts)) stamps[`${home}.${name}`] = value;
  }
  return stamps;
}

/** Where Go keeps what it downloads and compiles for these programs; nothing of it is in the checkout. */
export function goFolders(cache = cacheFolder()) {
  const home = join(cache, 'go');
  return { home, build: join(home, 'build'), modules: join(home, 'mod') };
}

/** True when there is a Go that can build the programs. */
export async function hasGo() {
  const { code, output } = await runCommand('go', ['env', 'GOVERSION']);
  const [, minor] = /^go1\.(\d+)/.exec(output) ?? [];
  return code === 0 && Number(minor) >= OLDEST_GO_MINOR;
}

/** The oldest Go 1.x whose compiler takes the modules. */
export const OLDEST_GO_MINOR = 26;

/**
 * The folder that holds the programs of a group, built first when it is not in the cache.
 *
 * @param {keyof typeof GO_TOOLS} group
 * @param {{ during: (text: string, work: () => Promise<void>) => Promise<void>, say: (text: string) => void }} progress
 * @returns {Promise<string>} the folder of the programs
 * @throws {SetupProblem} when Go cannot build one of them
 */
export async function bringGoTools(group, progress) {
  const tool = GO_TOOLS[group];
  const programs = join(goFolders().home, 'programs', group);
  await mkdir(programs, { recursive: true });
  const build = (folder) =>
    progress.during(`building ${group} ${tool.version}`, () =>
      buildGoTools(tool, join(MODULES, tool.module ?? group), folder),
    );
  const onWait = (pid) => progress.say(`waiting for another build (process ${String(pid)}) …`);
  return cacheEntry(programs, tool.version, build, onWait);
}

/** What Go is told for every command: its own folders, and nothing of the machine's settings. */
export function goEnvironment() {
  const { build, modules } = goFolders();
  const folders = { GOCACHE: build, GOMODCACHE: modules };
  return { ...folders, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
}

async function buildGoTools(tool, module, folder) {
  const env = goEnvironment();
  const stamps = Object.entries(tool.stamps ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const flags = ['-trimpath', `-ldflags=${[...UNSTRIPPED_IS_LARGE, ...stamps].join(' ')}`];
  for (const path of tool.packages) {
    const name = tool.names?.[path.split('/').at(-2)] ?? path.split('/').at(-1);
    const args = ['build', '-mod=readonly', ...flags, '-o', join(folder, name), path];
    const { code, output } = await runCommand('nice', ['-n', '19', 'go', ...args], { cwd: module, env });
    if (code !== 0) throw new SetupProblem(`Go could not build ${path} ${tool.version} (${lastLines(output)})`);
  }
}
