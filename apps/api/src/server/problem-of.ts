import type { Problem } from '@liesweep/api-contract';
import { ExplainedError, InvalidSweepError } from '@liesweep/sweep';
import { STATUS_CODES } from 'node:http';
import { HttpProblem } from './http-problem.js';

/** What is answered, and headers that belong to it. */
export interface AnsweredProblem {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** Nobody expected it: the log has to say more than the answer. */
  readonly isUnexpected: boolean;
}

/** The errors of the house, by their names, which are public. */
const KNOWN: Readonly<Record<string, Pick<Problem, 'type' | 'title' | 'status'>>> = {
  InvalidSweepError: { type: 'problems/invalid-sweep', title: 'Invalid sweep', status: 422 },
  BadInputError: { type: 'problems/bad-input', title: 'Cannot be used', status: 422 },
  TrainingFailedError: { type: 'problems/training-failed', title: 'Cannot be trained', status: 422 },
  DataFileError: { type: 'problems/data-file', title: 'Data cannot be used', status: 422 },
  UnknownSweepError: { type: 'problems/not-found', title: 'Not found', status: 404 },
  SweepConflictError: { type: 'problems/sweep-conflict', title: 'Another sweep has this id', status: 409 },
  InfrastructureError: { type: 'problems/unavailable', title: 'Not available now', status: 503 },
  StoreUnavailableError: { type: 'problems/unavailable', title: 'Not available now', status: 503 },
  CorruptStoreError: { type: 'problems/damaged', title: 'Stored data are damaged', status: 500 },
  CorruptFileError: { type: 'problems/damaged', title: 'Stored data are damaged', status: 500 },
};

const INTERNAL = 500;
const UNAVAILABLE = 503;

/** Most faults of a network or a server are over by then. */
const RETRY_AFTER_SECONDS = '5';

/** An error as it is answered: what happened, what is safe, what to do; never a stack, and nothing of what nobody expected. */
export function problemOf(error: unknown): AnsweredProblem {
  if (error instanceof HttpProblem) return { problem: error.problem, headers: error.headers, isUnexpected: false };
  const known = error instanceof Error ? KNOWN[error.name] : undefined;
  if (known !== undefined && error instanceof Error) {
    const { status } = known;
    const headers = status === UNAVAILABLE ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
    return { problem: { ...known, ...told(error) }, headers, isUnexpected: false };
  }
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? 'Error';
  const isUnexpected = status >= INTERNAL && status !== UNAVAILABLE;
  const detail = isUnexpected
    ? 'The server failed; its log says why.'
    : error instanceof Error
      ? error.message
      : String(error);
  return { problem: { type: 'about:blank', title, status, detail }, headers: {}, isUnexpected };
}

function told(error: Error): Pick<Problem, 'detail' | 'safe' | 'remedy' | 'issues'> {
  if (error instanceof ExplainedError) {
    const { happened, safe, remedy } = error.explanation;
    return { detail: happened, ...(safe !== undefined && { safe }), ...(remedy !== undefined && { remedy }) };
  }
  if (error instanceof InvalidSweepError) {
    return {
      detail: 'The sweep file says something that cannot be run.',
      issues: error.issues.map((issue) => ({ ...issue })),
    };
  }
  return { detail: error.message };
}

/** What Fastify and its plugins say of a request that they refuse. */
function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : INTERNAL;
  return status >= 400 && status < 600 ? status : INTERNAL;
}
