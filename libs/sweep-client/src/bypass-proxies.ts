import { LOOPBACK_NAMES } from './loopback.js';

const PROXIES = ['grpc_proxy', 'https_proxy', 'http_proxy', 'all_proxy'] as const;

/**
 * Exempts this machine from every proxy that the environment names, for this process and for those that it starts: servers of
 * a run are on loopback, where no proxy leads. Readers of these variables differ in the case that they look at, and one of
 * lower case hides the other, so both get what either says.
 *
 * @param variables changed where they name a proxy
 */
export function bypassProxies(variables: NodeJS.ProcessEnv): void {
  if (!PROXIES.some((name) => isSet(variables[name]) || isSet(variables[name.toUpperCase()]))) return;
  const { no_proxy: lower, NO_PROXY: upper, no_grpc_proxy: grpc } = variables;
  const exempt = withLoopback([lower, upper]);
  variables.no_proxy = exempt;
  variables.NO_PROXY = exempt;
  if (isSet(grpc)) variables.no_grpc_proxy = withLoopback([grpc]);
}

function withLoopback(lists: readonly (string | undefined)[]): string {
  const names = lists.flatMap((list) => list?.split(',').map((name) => name.trim()) ?? []);
  return [...new Set([...names.filter((name) => name !== ''), ...LOOPBACK_NAMES])].join(',');
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
