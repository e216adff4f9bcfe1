// Those who look, as `viewers-process.mjs` has them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * @param {{ server: object, idle: number, busy: number, idlePath: string, busyPath: string, paths: string[] }} options paths
 *   below `/api/v1`: of the idle streams, of the busy ones, and what the busy viewers ask
 */
export function startViewers(options) {
  const child = fork(fileURLToPath(new URL('viewers-process.mjs', import.meta.url)), [JSON.stringify(options)]);
  const tell = async (word) => {
    child.send(word);
    const [{ count }] = await once(child, 'message');
    return count;
  };
  return {
    pid: child.pid,
    start: () => tell('start'),
    stop: () => tell('stop'),
    end: () => child.send('end'),
  };
}

/** What a busy viewer of the page asks for, of one sweep. */
export function viewedPaths(sweepId, cells) {
  const cell = (at) => `/sweeps/${sweepId}/cells/${(at * 977) % cells}`;
  return [
    '/sweeps',
    `/sweeps/${sweepId}`,
    `/sweeps/${sweepId}/trials?sort=finalLoss&limit=200`,
    ...[1, 2, 3].map(cell),
    `/sweeps/${sweepId}/trials?sort=steps&order=desc&limit=200`,
    `/sweeps/${sweepId}/slices?limit=20`,
  ];
}
