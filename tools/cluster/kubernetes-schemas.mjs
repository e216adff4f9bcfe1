import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheEntry, cacheFolder } from '../setup/cache.mjs';
import { extractWheel } from '../setup/wheel.mjs';

/** The JSON schemas of Kubernetes' own objects, for checks without a cluster. */
const WHEEL = {
  name: 'kubernetes-validate',
  version: '1.37.0',
  sha256: '85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9',
};
const INSIDE = /kubernetes-json-schema\/v1\.36\.0-local-strict\/([^/]+\.json)$/;
const DEFINITIONS = '/api/_definitions.json';

/**
 * The folder of the schemas, one file for each kind.
 *
 * @throws {SetupProblem} when pip cannot get them
 */
export async function bringKubernetesSchemas(progress) {
  const name = `${WHEEL.name}-${WHEEL.version}`;
  const onWait = (pid) => progress.say(`waiting for another set-up (process ${String(pid)}) …`);
  const folder = await cacheEntry(
    cacheFolder(),
    name,
    (draft) => progress.during('schemas of Kubernetes', () => fill(draft)),
    onWait,
  );
  return pointingAt(folder);
}

async function fill(folder) {
  await extractWheel(WHEEL, folder, (path) => {
    const [, file] = INSIDE.exec(path) ?? [];
    return file === undefined ? undefined : join(folder, file);
  });
}

/** A schema refers to its definitions by a path on a web server: here by a file beside it. */
async function pointingAt(folder) {
  const pointed = join(cacheFolder(), `${basename(folder)}-files`);
  await mkdir(pointed, { recursive: true });
  const target = pathToFileURL(join(folder, '_definitions.json')).href;
  for (const file of await readdir(folder)) {
    if (file === '_definitions.json' || file === 'manifest.json') continue;
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(pointed, file), text.replaceAll(DEFINITIONS, target));
  }
  return pointed;
}
