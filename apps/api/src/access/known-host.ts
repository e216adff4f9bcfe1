import type { FastifyRequest } from 'fastify';
import type { AccessConfig } from './access-config.js';
import { isLoopback } from './loopback.js';
import { unknownHost } from './refusals.js';

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;

const LONGEST_SHOWN = 100;

/**
 * Refuses a request whose Host is none of the server’s names, on loopback too: a page of somebody else whose name was made to
 * lead here (DNS rebinding) says its own name.
 *
 * Forwarded hosts are not looked at: anybody can send them.
 *
 * @throws HttpProblem 421
 */
export function refuseUnknownHost({ headers }: FastifyRequest, { hosts, publicUrl }: AccessConfig): void {
  const host = headers.host ?? '';
  const name = hostName(host);
  if (name !== undefined && (isLoopback(name) || hosts.includes(name) || name === publicUrl?.hostname)) return;
  throw unknownHost(host.slice(0, LONGEST_SHOWN));
}

/** The name or address in a Host header, without the port; undefined where it is neither. */
export function hostName(host: string): string | undefined {
  return HOST.exec(host)?.[1]?.toLowerCase();
}
