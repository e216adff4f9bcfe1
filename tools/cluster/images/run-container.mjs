import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../run.mjs';

const USER = 10001;

/**
 * The command that runs a program in a container of an image as the chart does: without root, capabilities or a writable
 * root, with a scratch folder of its own; on the machine's network.
 *
 * @param {{ buildah: (...args: string[]) => Promise<string> }} store
 * @param {string} tag
 * @param {{ name: string, args: string[], env?: Record<string, string>, folder: string }} container
 * @returns {Promise<[program: string, args: string[]]>}
 */
export async function containerCommand(store, tag, { name, args, env = {}, folder }) {
  const bundle = join(folder, name);
  await mkdir(bundle, { recursive: true });
  const container = (await store.buildah('from', '--pull-never', tag)).trim();
  const { Env: own = [], WorkingDir: cwd } = JSON.parse(await store.buildah('inspect', container)).OCIv1.config;
  const path = (await store.buildah('mount', container)).trim();
  await must('runc', ['spec', '--bundle', bundle]);
  const spec = JSON.parse(await readFile(join(bundle, 'config.json'), 'utf8'));
  spec.root = { path, readonly: true };
  Object.assign(spec.process, {
    ...{ terminal: false, cwd: cwd || '/', args, user: { uid: USER, gid: USER }, noNewPrivileges: true },
    env: [...own, ...Object.entries(env).map(([variable, value]) => `${variable}=${value}`)],
    capabilities: {},
  });
  spec.mounts.push({
    destination: '/tmp',
    type: 'tmpfs',
    source: 'tmpfs',
    options: ['nosuid', 'nodev', 'mode=1777', 'size=256m'],
  });
  spec.linux.namespaces = spec.linux.namespaces.filter(({ type }) => type !== 'network');
  await writeFile(join(bundle, 'config.json'), JSON.stringify(spec));
  return [
    'runc',
    ['--root', join(folder, 'runc'), 'run', '--bundle', bundle, `liesweep-${name}-${String(process.pid)}`],
  ];
}
