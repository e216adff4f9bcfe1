import type { Problem } from '@liesweep/api-contract';

/** An error that is answered as it is (RFC 9457). */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(
    problem: Omit<Problem, 'type'> & { readonly type?: string },
    /** Of the answer, such as `retry-after`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail ?? problem.title);
    this.name = 'HttpProblem';
    this.problem = { type: 'about:blank', ...problem };
  }
}

/** There is no such thing, or none that the caller may see: the two are not told apart. */
export function notFound(what: string): HttpProblem {
  return new HttpProblem({
    type: 'problems/not-found',
    title: 'Not found',
    status: 404,
    detail: `There is no ${what}.`,
  });
}

/** A parameter of the query is of the right form, and means nothing here. */
export function invalidQuery(path: string, message: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/invalid-request', title: 'Invalid request', status: 422 },
    detail: 'The query is not as it should be.',
    issues: [{ path, line: null, column: null, message }],
  });
}
