import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many lines of spec for a line of source are the least: fewer, and a file is tested through others alone. */
export const LEAST_SHARE = 0.8;

/** The libraries that are held to it, by their folders: those that all results rest on. */
export const MEASURED = ['libs/lie', 'libs/tensorflow-graph', 'libs/training'];

/**
 * Counts the lines of a project's specs and of its other sources, what is for specs under `testing/` among the latter.
 *
 * @param {string} folder of the project, with `src` in it
 * @returns {{ sourceLines: number, specLines: number, share: number }} share of spec lines to source lines
 * @throws {RangeError} when there is no source
 */
export function countSpecLines(folder) {
  const lines = { source: 0, spec: 0 };
  for (const path of globSync('src/**/*.ts', { cwd: folder })) {
    const text = readFileSync(join(folder, path), 'utf8');
    lines[path.endsWith('.spec.ts') ? 'spec' : 'source'] += text.split('\n').length - 1;
  }
  if (lines.source === 0) throw new RangeError(`${folder}: expected sources in src`);
  return { sourceLines: lines.source, specLines: lines.spec, share: lines.spec / lines.source };
}
