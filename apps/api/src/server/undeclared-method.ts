import { ROUTES } from '@liesweep/api-contract';
import { HttpProblem } from './http-problem.js';

const PATTERNS = ROUTES.map(({ path, method }) => ({
  pattern: new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
}));

/**
 * What is wrong with a request that no route takes: its path, or its method alone.
 *
 * @param path below the prefix of the interface; undefined outside it
 */
export function undeclared(method: string, path: string | undefined): HttpProblem {
  const methods = PATTERNS.filter(({ pattern }) => path !== undefined && pattern.test(path)).flatMap(
    (one) => one.methods,
  );
  if (methods.length === 0) {
    return new HttpProblem({
      ...{ type: 'problems/not-found', title: 'Not found', status: 404 },
      detail: 'There is nothing at this address.',
    });
  }
  const allow = [...new Set(methods)].join(', ');
  return new HttpProblem(
    {
      ...{ type: 'problems/method-not-allowed', title: 'Method not allowed', status: 405 },
      detail: `${method} is not for this address; ${allow} are.`,
    },
    { allow },
  );
}
