import type * as contract from '@liesweep/api-contract';
import type { Problem } from '@liesweep/api-contract';
import { PATHS } from '@liesweep/api-contract/paths';

type Routes = {
  [Key in keyof typeof contract as (typeof contract)[Key] extends {
    readonly name: infer Name extends string;
    readonly method: string;
  }
    ? Name
    : never]: (typeof contract)[Key];
};

/** The name of a route of the interface. */
export type RouteName = keyof Routes;

type SchemaInput<Schema> = Schema extends { readonly _zod: { readonly input: infer Input } } ? Input : never;
type SchemaOutput<Schema> = Schema extends { readonly _zod: { readonly output: infer Output } } ? Output : never;

/** What a route is called with. */
export interface CallInput<Name extends RouteName> {
  readonly params?: Routes[Name] extends { readonly params: infer Schema }
    ? Readonly<Record<keyof SchemaInput<Schema>, string | number>>
    : never;
  readonly query?: Routes[Name] extends { readonly query: infer Schema }
    ? Partial<Readonly<Record<keyof SchemaInput<Schema>, string | number | undefined>>>
    : never;
  readonly body?: Routes[Name] extends { readonly body: infer Schema } ? SchemaInput<Schema> : never;
}

/** The same, whichever route it is for. */
interface LooseInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** What a route with a JSON answer gives. */
export type CallAnswer<Name extends RouteName> = Routes[Name] extends {
  readonly answer: { readonly schema: infer Schema };
}
  ? SchemaOutput<Schema>
  : undefined;

/** The interface refused or failed; `problem` says why and what to do. */
export class CallError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'CallError';
    this.problem = problem;
  }
}

/** The address of a route, relative to the page: it holds under whatever prefix a proxy gives the page. */
export function addressOf<Name extends RouteName>(name: Name, input: CallInput<Name> = {}): string {
  const { params, query }: LooseInput = input;
  const [, path] = PATHS[name];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params?.[key] ?? '')));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(key, String(value));
  }
  const text = search.toString();
  return `./api/v1${filled}${text === '' ? '' : `?${text}`}`;
}

/**
 * Calls a route of the interface.
 *
 * @throws CallError when the server refuses or fails, or cannot be reached (status 0)
 */
export async function call<Name extends RouteName>(
  name: Name,
  input: CallInput<Name> = {},
  signal?: AbortSignal,
): Promise<CallAnswer<Name>> {
  const [method] = PATHS[name];
  const { body }: LooseInput = input;
  let response: Response;
  try {
    response = await fetch(addressOf(name, input), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new CallError({
      type: 'problems/unreachable',
      title: 'The server cannot be reached',
      status: 0,
      remedy: 'Check that liesweep ui runs.',
    });
  }
  if (!response.ok) throw new CallError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as CallAnswer<Name>;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: 'about:blank', title: response.statusText || 'Error', status: response.status };
  }
}
