import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's root folder. */
export const workspaceRoot = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/**
 * The apps and libraries with their tags, as their package.json files say.
 *
 * @returns {{ folder: string, name: string, tags: string[] }[]} folders relative to the root, as `libs/lie`
 */
export function readProjects() {
  const folders = ['apps', 'libs'].flatMap((group) =>
    readdirSync(join(workspaceRoot, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(workspaceRoot, folder, 'package.json'))),
  );
  return folders.map((folder) => {
    const { name, nx } = JSON.parse(readFileSync(join(workspaceRoot, folder, 'package.json'), 'utf8'));
    return { folder, name, tags: nx?.tags ?? [] };
  });
}
