import { QueryClient } from '@tanstack/react-query';
import { CallError } from './call.js';

const TRIES = 3;

/**
 * What the page knows of the server. Answers are fresh for five seconds; what the server refuses is not asked again, what fails
 * or cannot be reached three times more.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < TRIES && !isRefusal(error),
    },
  },
});

function isRefusal(error: unknown): boolean {
  return error instanceof CallError && error.problem.status >= 400 && error.problem.status < 500;
}
