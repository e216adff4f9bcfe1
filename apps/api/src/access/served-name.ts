import { basename, dirname } from 'node:path';

/** What is served, for whoever has not signed in yet too: no path, host or user is in it. */
export function servedName(rows: string): string {
  const file = /^sqlite:(.+)$/.exec(rows)?.[1];
  return file === undefined ? 'a deployment' : `the runs in ${basename(dirname(file))}`;
}
