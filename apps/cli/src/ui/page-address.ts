/** Where a page is served. */
export interface PagePlace {
  readonly host: string;
  readonly port: number;
  /** Undefined where nobody needs one. */
  readonly token: string | undefined;
}

/** Addresses that mean every one of the machine: none to be opened. */
const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/**
 * The address of the page, with its token in the fragment, which browsers send to nobody.
 *
 * @param sweepId whose view is opened; undefined for the list of all
 */
export function pageAddress({ host, port, token }: PagePlace, sweepId?: string): string {
  const name = EVERY_ADDRESS[host] ?? (host.includes(':') ? `[${host}]` : host);
  const view = sweepId === undefined ? '' : `/sweeps/${sweepId}`;
  const secret = token === undefined ? '' : `${view === '' ? '' : '?'}token=${token}`;
  return `http://${name}:${String(port)}/${view + secret === '' ? '' : `#${view}${secret}`}`;
}

/** The address of the view of a sweep on a page whose address is known. */
export function viewAddress(page: string, sweepId: string): string {
  const { origin, hash } = new URL(page);
  const token = new URLSearchParams(hash.replace(/^#[^?]*\?|^#/, '')).get('token');
  return `${origin}/#/sweeps/${sweepId}${token === null ? '' : `?token=${token}`}`;
}
