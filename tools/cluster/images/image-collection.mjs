import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImage, buildPauseImage, openImageStore } from './build-images.mjs';

/** Images that several tiers use: each is built once, when the first of them wants it. */
export function createImageCollection() {
  let folder;
  let opening;
  const built = new Map();
  const open = async (progress) => {
    folder = await mkdtemp(join(tmpdir(), 'liesweep-cluster-images-'));
    return openImageStore(folder, progress);
  };
  const store = (progress) => (opening ??= open(progress));
  const build = async (name, progress) => {
    if (!built.has(name)) {
      const place = await store(progress);
      built.set(name, await (name === 'pause' ? buildPauseImage(place, progress) : buildImage(place, name, progress)));
    }
    return built.get(name);
  };
  return {
    store,
    build,

    /** Writes an image as a file that a node can import, and its bill of materials beside it. */
    async archive(name, target, progress) {
      const { tag, bill } = await build(name, progress);
      const path = join(target, `${name}.tar`);
      await progress.during(`the image ${name} as a file`, async () =>
        (await store(progress)).buildah('push', '--quiet', tag, `docker-archive:${path}:${tag}`),
      );
      if (bill !== undefined)
        await writeFile(join(target, `${name}.cdx.json`), `${JSON.stringify(bill, undefined, 2)}\n`);
      return path;
    },

    /** Removes them all. */
    async close() {
      if (opening === undefined) return;
      await (await opening.catch(() => undefined))?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
