import { existsSync, realpathSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const IS_SOURCE = extname(import.meta.filename) === '.ts';
/** The folder of this library's sources, or of what is built of them. */
const SOURCES = dirname(import.meta.dirname);
const LIBRARY = dirname(SOURCES);
/** Lets sources be run as they are, by specs. */
const RESOLVER = join(LIBRARY, '..', 'storage', 'src', 'testing', 'resolve-typescript.ts');

/**
 * How the process that reads is started: under the permission model of Node it may read the named files and the program itself,
 * and may neither write nor start anything.
 *
 * @param paths absolute
 */
export function readingProgram(paths: readonly string[]): readonly string[] {
  const readable = [...new Set([...paths, ...paths.map((path) => realpathSync(path)), ...programFolders()])];
  return [
    ...['--permission', '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`)],
    ...['--disable-warning=SecurityWarning', '--disable-warning=ExperimentalWarning'],
    ...(IS_SOURCE ? ['--conditions=@liesweep/source', `--import=${RESOLVER}`] : []),
    join(SOURCES, 'child', `main${extname(import.meta.filename)}`),
  ];
}

/** Where the program and its packages are. */
function programFolders(): readonly string[] {
  const folders: string[] = [join(LIBRARY, '*'), join(dirname(LIBRARY), 'storage', '*')];
  for (let folder = LIBRARY; folder !== dirname(folder); folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) folders.push(join(packages, '*'));
  }
  return folders;
}
