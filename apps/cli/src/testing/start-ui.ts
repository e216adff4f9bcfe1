import { createInterface } from 'node:readline';
import { startLiesweep, type Started } from './run-liesweep.js';

/** A page that is served. */
export interface StartedUi extends Started {
  /** With the token in its fragment. */
  readonly address: string;
  /** Asks its interface as whoever has the token: `call('GET', '/sweeps')`. */
  call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** Starts `liesweep ui` in a folder, and waits until the page answers. For specs. */
export async function startUi(
  folder: string,
  flags: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<StartedUi> {
  const started = startLiesweep(folder, ['ui', '--no-open', '--json', ...flags], environment);
  const { child } = started;
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    void started.ended.then(({ stderr }) => {
      reject(new Error(`the page is not served: ${stderr}`));
    });
  });
  const { address } = JSON.parse(line) as { readonly address?: string };
  if (address === undefined) throw new Error(`liesweep ui is not served: ${line}`);
  const { origin, hash } = new URL(address);
  const token = new URLSearchParams(hash.replace(/^#[^?]*\?|^#/, '')).get('token');
  return {
    ...started,
    address,
    call: async (method, path, body) => {
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
  };
}
