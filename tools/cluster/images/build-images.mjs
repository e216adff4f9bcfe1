import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheEntry, cacheFolder, isWhole } from '../../setup/cache.mjs';
import { FLAVOURS, tensorflowEntryName } from '../../setup/tensorflow.mjs';
import { MissingPrerequisite } from '../checks.mjs';
import { bringDebianPackages } from '../debian-packages.mjs';
import { must, run } from '../run.mjs';
import { billOfMaterials, debianParts, npmPart, wheelPart } from './bill-of-materials.mjs';
import { stageImage } from './stage-image.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const DOCKER = join(ROOT, 'infra', 'docker');
const SUITE = 'bookworm';
const BASE = `localhost/liesweep-base:${SUITE}`;
const BUILD_MS = 600_000;
const MEGABYTES = { kB: 1e-3, MB: 1, GB: 1e3 };
/** Of the base system, what no container reads. */
const NOT_READ = ['var/cache/apt/archives', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/man', 'usr/share/locale'];

/** The images, by the apps inside them; each has the libraries of its own flavour of TensorFlow alone. */
export const IMAGES = {
  control: { apps: ['cli', 'orchestrator', 'api', 'web'], without: [] },
  trainer: { apps: ['trainer'], without: ['@tensorflow/tfjs-node-gpu'], flavour: FLAVOURS.cpu },
  'trainer-gpu': { apps: ['trainer'], without: [], flavour: FLAVOURS.gpu },
};

/**
 * A place to build and keep images in, apart from the machine's own.
 *
 * @param {string} folder scratch
 * @throws {MissingPrerequisite} unless this is root, with buildah or where it can be installed
 */
export async function openImageStore(folder, progress) {
  if (process.getuid() !== 0) throw new MissingPrerequisite('images are built as root here');
  await bringDebianPackages(['buildah', 'debootstrap'], progress);
  const place = ['--root', join(folder, 'images'), '--runroot', join(folder, 'images-run')];
  const buildah = (...args) => must('buildah', [...place, ...args], { limitMs: BUILD_MS });
  return {
    buildah,
    /** Unmounts and removes everything. */
    async close() {
      await run('buildah', [...place, 'rm', '--all']);
      await run('buildah', [...place, 'rmi', '--all', '--force']);
      await run('umount', [join(folder, 'images', 'overlay')]);
      await rm(join(folder, 'images'), { recursive: true, force: true });
    },
  };
}

/**
 * Fills a folder with what goes into an image.
 *
 * @param {keyof typeof IMAGES} name
 * @returns {Promise<import('./bill-of-materials.mjs').Part[]>} what of it is not ours
 * @throws {MissingPrerequisite} when the image's flavour of TensorFlow was not set up
 */
export async function stageContext(name, folder) {
  const { apps, without, flavour } = IMAGES[name];
  const parts = (await stageImage(ROOT, apps, folder, { without })).map(npmPart);
  if (flavour === undefined) return parts;
  const entry = join(cacheFolder(), tensorflowEntryName(ROOT, flavour));
  if (!(await isWhole(entry, { areHashesChecked: false }))) {
    const { name: wheel, version } = flavour.wheel;
    const remedy = `npm run setup${flavour === FLAVOURS.gpu ? ' -- --gpu' : ''}`;
    throw new MissingPrerequisite(`${wheel} ${version}, for the image ${name}, is not set up: ${remedy}`);
  }
  const place = join(folder, 'app', 'node_modules', '@tensorflow', flavour.npmPackage);
  for (const part of ['lib', 'deps']) await cp(join(entry, part), join(place, part), { recursive: true });
  return [...parts, ...[flavour.wheel, ...flavour.cudaWheels].map(wheelPart)];
}

/** The bill of materials of an image of this version that holds these parts. */
export async function billOf(name, parts) {
  const { version, license } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return billOfMaterials({ name: `liesweep-${name}`, version, licence: license }, parts);
}

/**
 * Builds one image of the built checkout.
 *
 * @param {{ buildah: (...args: string[]) => Promise<string> }} store
 * @param {keyof typeof IMAGES} name
 * @returns {Promise<{ tag: string, megabytes: number, bill: object }>} the bill of materials has Debian's packages too
 */
export async function buildImage(store, name, progress) {
  const tag = `localhost/liesweep-${name}:test`;
  const context = await mkdtemp(join(tmpdir(), 'liesweep-image-'));
  try {
    await bringBase(store, progress);
    let parts = [];
    await progress.during(`what goes into the image ${name}`, async () => {
      parts = await stageContext(name, context);
    });
    await progress.during(`the image ${name}`, () =>
      store.buildah(
        'build',
        '--isolation',
        'chroot',
        '--build-arg',
        `BASE=${BASE}`,
        '--file',
        join(DOCKER, `Containerfile.${name}`),
        '--tag',
        tag,
        context,
      ),
    );
    const [{ size }] = JSON.parse(await store.buildah('images', '--json', tag));
    const [, count, unit] = /^([\d.]+) ?(kB|MB|GB)$/.exec(size);
    const bill = await billOf(name, [...parts, ...(await debianPartsOf(store, tag))]);
    return { tag, megabytes: Math.round(Number(count) * MEGABYTES[unit]), bill };
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

async function debianPartsOf({ buildah }, tag) {
  const container = (await buildah('from', '--pull-never', tag)).trim();
  try {
    const system = (await buildah('mount', container)).trim();
    return debianParts(await readFile(join(system, 'var', 'lib', 'dpkg', 'status'), 'utf8'));
  } finally {
    await buildah('rm', container);
  }
}

/**
 * Builds the image that holds the namespaces of a pod on a real node: one process, which waits.
 */
export async function buildPauseImage(store, progress) {
  const tag = 'localhost/liesweep-pause:test';
  await bringBase(store, progress);
  const container = (await store.buildah('from', '--pull-never', BASE)).trim();
  await store.buildah('config', '--cmd', '["/bin/sleep","infinity"]', '--user', '10001:10001', container);
  await store.buildah('commit', '--quiet', '--rm', container, tag);
  return { tag, megabytes: 0 };
}

/** The smallest Debian, from its own packages: without a registry of images, where a cluster would use Debian's image. */
async function bringBase({ buildah }, progress) {
  if ((await buildah('images', '--quiet', '--filter', `reference=${BASE}`)).trim() !== '') return;
  const name = `debian-${SUITE}-base`;
  const entry = await cacheEntry(
    cacheFolder(),
    name,
    (folder) => progress.during('a base of Debian', () => bootstrap(folder)),
    progress.say,
  );
  const container = (await buildah('from', 'scratch')).trim();
  await buildah('add', '--quiet', container, join(entry, 'base.tar'), '/');
  await buildah('config', '--env', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', container);
  await buildah('commit', '--quiet', '--rm', container, BASE);
}

async function bootstrap(folder) {
  const system = join(folder, 'system');
  await must('debootstrap', ['--variant=minbase', '--include=ca-certificates', SUITE, system], { limitMs: BUILD_MS });
  for (const path of NOT_READ) await rm(join(system, path), { recursive: true, force: true });
  await must('tar', ['-C', system, '-cf', join(folder, 'base.tar'), '.']);
  await rm(system, { recursive: true, force: true });
}
