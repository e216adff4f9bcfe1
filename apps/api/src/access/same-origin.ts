import type { FastifyRequest } from 'fastify';
import { notAllowed } from './refusals.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says of a request that its own page or its user began. */
const OWN_SITES = new Set(['same-origin', 'none']);

/** Whether a method may change something. */
export function isUnsafe(method: string): boolean {
  return !SAFE.has(method);
}

/**
 * Refuses what another site has asked a browser to send: browsers say so in Sec-Fetch-Site, old ones at least name the Origin.
 *
 * @param isAmbient whether the browser sends along by itself what lets it in; then one of the two headers must be there
 * @throws HttpProblem 403
 */
export function refuseOtherSites({ method, headers }: FastifyRequest, isAmbient: boolean): void {
  if (!isUnsafe(method)) return;
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  if (site === undefined && origin === undefined && !isAmbient) return;
  const isOwn = typeof site === 'string' ? OWN_SITES.has(site) : origin !== undefined && hostOf(origin) === host;
  if (isOwn) return;
  throw notAllowed(
    'This came from another site, or from a program that does not say from where.',
    'Use the page of this server, or a program with a token of its own (“Authorization: Bearer TOKEN”).',
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
