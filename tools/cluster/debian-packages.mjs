import { existsSync } from 'node:fs';
import { MissingPrerequisite } from './checks.mjs';
import { run } from './run.mjs';

/** What the tiers need of Debian, by a file that tells whether it is there. */
const PACKAGES = {
  buildah: '/usr/bin/buildah',
  debootstrap: '/usr/sbin/debootstrap',
  runc: '/usr/sbin/runc',
  'containernetworking-plugins': '/usr/lib/cni/bridge',
  openssl: '/usr/bin/openssl',
  iproute2: '/sbin/ip',
  postgresql: '/usr/lib/postgresql',
};
const INSTALL_MS = 600_000;

/**
 * Installs what is missing of these packages.
 *
 * @param {(keyof typeof PACKAGES)[]} names
 * @throws {MissingPrerequisite} when something is missing and this is not root on Debian, or it cannot be had
 */
export async function bringDebianPackages(names, progress) {
  const missing = names.filter((name) => !existsSync(PACKAGES[name]));
  if (missing.length === 0) return;
  const remedy = `not installed: ${missing.join(', ')} (on Debian, as root: apt install ${missing.join(' ')})`;
  if (process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) throw new MissingPrerequisite(remedy);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limitMs: INSTALL_MS };
  const install = async () => {
    await run('apt-get', ['update', '-qq'], options);
    return run('apt-get', ['install', '--yes', '-qq', '--no-install-recommends', ...missing], options);
  };
  const { code, stderr } = await progress.during(`apt-get install ${missing.join(' ')}`, install);
  if (code !== 0) throw new MissingPrerequisite(`${remedy}: ${stderr.trim().split('\n').at(-1)}`);
}
