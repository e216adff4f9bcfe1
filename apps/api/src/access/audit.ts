import type { Route } from '@liesweep/api-contract';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import { isUnsafe } from './same-origin.js';

const TOO_MANY = 429;

/** Longer than any id or name that is valid. */
const LONGEST = 200;

/** Whether a call of a route is kept: whatever changes something, and who signs in; not what only computes an answer. */
export function isAudited({ method, scope }: Route, status: number): boolean {
  return isUnsafe(method) && scope !== 'read' && status !== TOO_MANY;
}

/** Keeps and logs who has written what, with what success; refused ones too. */
export async function keepAudit(
  access: Access,
  { caller, params, routeOptions }: FastifyRequest,
  answer: unknown,
  status: number,
): Promise<void> {
  const { route } = routeOptions.config;
  if (route === undefined || !isAudited(route, status)) return;
  const entry = {
    at: new Date(access.now()).toISOString(),
    caller: caller?.name ?? 'nobody',
    operation: route.name,
    subject: subjectOf(params) ?? subjectOf(answer),
    status,
  };
  access.log.info({ details: entry }, 'write');
  try {
    await access.store.appendAudit(entry);
  } catch (error) {
    access.log.error({ err: error, details: entry }, 'a write could not be kept in the audit');
  }
}

/** What was written to: it has one of these in the path, or in the answer. */
function subjectOf(fields: unknown): string | null {
  if (typeof fields !== 'object' || fields === null) return null;
  const { sweepId, name, digest } = fields as Readonly<Record<string, unknown>>;
  const subject = sweepId ?? digest ?? name;
  return typeof subject === 'string' ? subject.slice(0, LONGEST) : null;
}
