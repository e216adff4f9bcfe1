import { fileURLToPath } from 'node:url';
import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingPrerequisite } from '../checks.mjs';
import { bringDebianPackages } from '../debian-packages.mjs';
import { bringGoTools } from '../go-tools.mjs';
import { runInNamespaces } from '../node/in-namespaces.mjs';

const INSIDE = fileURLToPath(new URL('e-inside.mjs', import.meta.url));
const NODE_PACKAGES = ['runc', 'containernetworking-plugins', 'iproute2', 'openssl', 'postgresql'];
const LIMIT_MS = 900_000;
const CGROUPS = '/sys/fs/cgroup';

/** Tier E: a real node runs the chart's pods, and a sweep completes inside them. */
export async function tierE(context) {
  const progress = { say: context.say, during: context.during };
  if (process.getuid() !== 0) throw new MissingPrerequisite('a node needs root');
  await bringDebianPackages(NODE_PACKAGES, progress);
  for (const group of ['helm', 'etcd', 'kubernetes', 'kubelet', 'containerd', 'coredns'])
    await bringGoTools(group, progress);
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-cluster-e-'));
  try {
    const archives = [];
    for (const name of ['pause', 'control', 'trainer'])
      archives.push(await context.images.archive(name, folder, progress));
    context.add(await runInNamespaces(INSIDE, [folder, ...archives], LIMIT_MS));
  } finally {
    await removeCgroups();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A kubelet leaves its groups behind; those without a process go. */
async function removeCgroups() {
  for (const controller of await readdir(CGROUPS).catch(() => []))
    await removeTree(join(CGROUPS, controller, 'kubepods'));
}

async function removeTree(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  await rmdir(folder).catch(() => {});
}
