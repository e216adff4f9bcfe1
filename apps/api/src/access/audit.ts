import type { Route } from '@liesweep/api-contract';
import type { AuditEntry } from '@liesweep/sweep';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import { NOBODY } from './caller.js';
import { isUnsafe } from './same-origin.js';

const TOO_MANY = 429;

/** An id, a name or a digest; whatever else was sent is no subject, and was refused. */
const SUBJECT = /^[\w.@:-]{1,200}$/;

/** Whether a call of a route is kept: whatever changes something, and who signs in; not what only computes an answer. */
function isAudited({ method, scope }: Route, status: number): boolean {
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
  await record(access, {
    caller: caller?.name ?? NOBODY.name,
    operation: route.name,
    subject: subjectOf(params) ?? subjectOf(answer),
    status,
  });
}

/** Keeps an entry, and logs it. What was done is done: where it cannot be kept, the log says so. */
export async function record(access: Access, what: Omit<AuditEntry, 'position' | 'at'>): Promise<void> {
  const entry = { at: new Date(access.now()).toISOString(), ...what };
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
  return typeof subject === 'string' && SUBJECT.test(subject) ? subject : null;
}
