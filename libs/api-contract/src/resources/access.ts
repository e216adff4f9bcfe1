import { z } from 'zod';
import { SCOPES } from '../route.js';

/** Whoever asks. */
export const sessionSchema = z.object({
  name: z.string().nullable().describe('of the token or the person; null where nobody has signed in'),
  scope: z.enum(SCOPES).nullable(),
  project: z.string().nullable().describe('the only one that is seen; null for all'),
  signIn: z.array(z.enum(['token', 'oidc'])).describe('how to sign in'),
  readOnly: z.boolean(),
  version: z.string(),
  server: z.string().describe('what is served: a folder of runs, or a deployment'),
});

/** A token, without its secret. */
export const tokenSchema = z.object({
  name: z.string(),
  scope: z.enum(SCOPES),
  project: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});

/** A token that is asked for. */
export const newTokenSchema = z.strictObject({
  name: z.string().regex(/^[\w.@-]{1,64}$/u, 'expected 1 to 64 letters, digits, . _ @ or -'),
  scope: z.enum(SCOPES),
  project: z.string().min(1).max(64).nullable().default(null),
  expiresInDays: z.int().positive().max(3650).nullable().default(90),
});

/** Whoever asks. */
export type Session = z.infer<typeof sessionSchema>;

/** A token, without its secret. */
export type Token = z.infer<typeof tokenSchema>;
