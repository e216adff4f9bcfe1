import { z } from 'zod';
import { newTokenSchema, sessionSchema, tokenSchema } from '../resources/access.js';
import { fleetSchema, logLinesSchema } from '../resources/fleet.js';
import { defineRoute } from '../route.js';

/** Who trains. */
export const getFleet = defineRoute({
  name: 'getFleet',
  method: 'GET',
  path: '/fleet',
  summary: 'Shows who trains, what waits, and what has failed.',
  scope: 'read',
  answer: { kind: 'json', schema: fleetSchema },
});

/** Log lines. */
export const getLogs = defineRoute({
  name: 'getLogs',
  method: 'GET',
  path: '/fleet/logs',
  summary: 'Gives the latest lines of the logs that this server can read.',
  scope: 'read',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
    level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  }),
  answer: { kind: 'json', schema: logLinesSchema },
});

/** Whoever asks. */
export const getSession = defineRoute({
  name: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Says who asks, and how to sign in.',
  scope: null,
  answer: { kind: 'json', schema: sessionSchema },
});

/** Signs in. */
export const openSession = defineRoute({
  name: 'openSession',
  method: 'POST',
  path: '/session',
  summary: 'Exchanges a token for a cookie.',
  scope: null,
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  answer: { kind: 'json', schema: sessionSchema },
});

/** Signs out. */
export const closeSession = defineRoute({
  name: 'closeSession',
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the session of the cookie.',
  scope: null,
  status: 204,
  answer: { kind: 'empty' },
});

/** Tokens. */
export const listTokens = defineRoute({
  name: 'listTokens',
  method: 'GET',
  path: '/tokens',
  summary: 'Lists tokens, without their secrets.',
  scope: 'admin',
  answer: { kind: 'json', schema: z.object({ tokens: z.array(tokenSchema) }) },
});

/** Makes a token. */
export const createToken = defineRoute({
  name: 'createToken',
  method: 'POST',
  path: '/tokens',
  summary: 'Makes a token; its secret is shown this once.',
  scope: 'admin',
  body: newTokenSchema,
  status: 201,
  answer: { kind: 'json', schema: tokenSchema.extend({ secret: z.string() }) },
});

/** Revokes a token. */
export const revokeToken = defineRoute({
  name: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{name}',
  summary: 'Revokes a token; it is refused from now on.',
  scope: 'admin',
  params: z.object({ name: z.string().regex(/^[\w.@-]{1,64}$/u, 'expected the name of a token') }),
  answer: { kind: 'json', schema: tokenSchema },
});

/** What was written. */
export const listAudit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/audit',
  summary: 'Lists who has written what, the latest first.',
  scope: 'admin',
  query: z.object({
    before: z.coerce.number().int().min(1).optional().describe('`position` of the last entry of the page before'),
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
  }),
  answer: {
    kind: 'json',
    schema: z.object({
      entries: z.array(
        z.object({
          position: z.int(),
          at: z.string(),
          caller: z.string(),
          operation: z.string(),
          subject: z.string().nullable().describe('such as the id of a sweep'),
          status: z.int(),
        }),
      ),
    }),
  },
});

/** This document. */
export const openApiJson = defineRoute({
  name: 'openApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'Gives this interface as OpenAPI 3.1.',
  scope: null,
  answer: { kind: 'json', schema: z.record(z.string(), z.unknown()) },
});
