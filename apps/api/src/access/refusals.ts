import { HttpProblem } from '../server/http-problem.js';

/** Nobody has signed in, or by something that is not valid (any more). */
export function notSignedIn(): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/not-signed-in', title: 'Not signed in', status: 401 },
    detail: 'This needs a token that is valid, or somebody who has signed in.',
    remedy: 'Sign in on the page, or send “Authorization: Bearer TOKEN”; `liesweep token create` makes one.',
  });
}

/** Whoever has signed in may not do this. */
export function notAllowed(detail: string, remedy: string): HttpProblem {
  return new HttpProblem({ type: 'problems/not-allowed', title: 'Not allowed', status: 403, detail, remedy });
}

/** Too much of it in a minute. */
export function tooMany(what: string, seconds: number): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/too-many-requests', title: 'Too many requests', status: 429 },
    detail: `${what} Try again in ${String(seconds)} s.`,
  });
}

/** The server was called by a name that is not its own. */
export function unknownHost(host: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/unknown-host', title: 'Unknown host', status: 421 },
    detail: `This server is not called ${JSON.stringify(host)}.`,
    remedy: 'Whoever runs it names it in LIESWEEP_API_HOSTS, or in LIESWEEP_API_PUBLIC_URL.',
  });
}
