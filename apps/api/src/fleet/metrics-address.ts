import { lookup } from 'node:dns/promises';

/** Where one worker, or all that a name of the network stands for, show what they measure. */
export interface MetricsAddress {
  /** As it was written. */
  readonly text: string;
  readonly host: string;
  readonly port: number;
  /** It stands for several hosts. */
  readonly isName: boolean;
}

const HIGHEST_PORT = 65_535;

/** More behind one name are not asked: whoever has so many looks at them in Prometheus. */
const MOST_ADDRESSES = 64;

/** `http://host:port` or `dns:name:port`; undefined for anything else. */
export function parseMetricsAddress(text: string): MetricsAddress | undefined {
  const [, scheme, bracketed, plain, digits] =
    /^(http:\/\/|dns:)(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+)):(\d{1,5})\/?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port < 1 || port > HIGHEST_PORT) return undefined;
  return { text, host, port, isName: scheme === 'dns:' };
}

/**
 * The addresses to ask: of a name, all that it stands for at the moment.
 *
 * @throws Error where the name is not known
 */
export async function resolveMetricsAddress({ host, port, isName }: MetricsAddress): Promise<readonly string[]> {
  if (!isName) return [urlOf(host, port)];
  const found = await lookup(host, { all: true });
  return found.slice(0, MOST_ADDRESSES).map(({ address }) => urlOf(address, port));
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}/metrics`;
}
