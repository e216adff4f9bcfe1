import type { z } from 'zod';

/** What a caller must be allowed to: look, hand in and steer, or see to tokens. Each contains those before it. */
export const SCOPES = ['read', 'submit', 'admin'] as const;

/** One of them. */
export type Scope = (typeof SCOPES)[number];

/** Methods that are used. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * What is sent in answer. `json` is checked against its schema by the tests; the others are streams of bytes: `events` are
 * server-sent events, whose data are JSON of the schemas by the names of the events.
 */
export type AnswerBody =
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly kind: 'bytes'; readonly mediaType: string }
  | { readonly kind: 'events'; readonly events: Readonly<Record<string, z.ZodType>> }
  | { readonly kind: 'empty' };

/** One route of the interface, below `/api/v1`. */
export interface Route {
  /** A word of its own, in camelCase: the operation's id in the OpenAPI document. */
  readonly name: string;
  readonly method: Method;
  /** Below `/api/v1`, with parameters in braces: `/sweeps/{sweepId}`. */
  readonly path: string;
  /** One sentence, as a verb: what it does. */
  readonly summary: string;
  /** What it takes; null where anybody may ask, such as to sign in. */
  readonly scope: Scope | null;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON, unless `upload` says that bytes are sent. */
  readonly body?: z.ZodType;
  /** The body is any bytes, such as a data file. */
  readonly upload?: true;
  /** 200 unless said otherwise. */
  readonly status?: number;
  readonly answer: AnswerBody;
}

/** Declares a route, with the types of what it says. */
export function defineRoute<const Declared extends Route>(route: Declared): Declared {
  return route;
}

/** What a route's handler is given, after it was checked. */
export interface RouteInput<Declared extends Route> {
  readonly params: Declared['params'] extends z.ZodType ? z.output<Declared['params']> : Record<string, never>;
  readonly query: Declared['query'] extends z.ZodType ? z.output<Declared['query']> : Record<string, never>;
  readonly body: Declared['body'] extends z.ZodType ? z.output<Declared['body']> : undefined;
}

/** What a route with a JSON answer gives. */
export type RouteAnswer<Declared extends Route> = Declared['answer'] extends { schema: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;
