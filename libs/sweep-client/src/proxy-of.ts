import { BlockList, isIPv4 } from 'node:net';
import { hostOf, isLoopback } from './loopback.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that a connection to Temporal goes through. */
export interface ProxyInUse {
  /** The environment's variable that names it. */
  readonly variable: string;
  /** Its host and port, without user and password. */
  readonly proxy: string;
}

/** In the order in which Temporal's client looks at them; it takes lower case alone. */
const VARIABLES = ['grpc_proxy', 'https_proxy', 'http_proxy'] as const;

/** The proxy that Temporal's client takes on its way to an address; undefined where it goes there directly. */
export function proxyOf(address: string, environment: Environment = process.env): ProxyInUse | undefined {
  const variable = VARIABLES.find((name) => (environment[name] ?? '') !== '');
  const url = variable === undefined ? null : URL.parse(environment[variable] ?? '');
  if (variable === undefined || url?.protocol !== 'http:') return undefined;
  return isLoopback(address) || isExempt(hostOf(address), environment)
    ? undefined
    : { variable, proxy: `http://${url.host}` };
}

function isExempt(host: string, { no_grpc_proxy: grpc, no_proxy: all }: Environment): boolean {
  const list = grpc !== undefined && grpc !== '' ? grpc : (all ?? '');
  return list.split(',').some((entry) => {
    const [, network, prefix] = /^(\S+)\/(\d+)$/.exec(entry) ?? [];
    if (network === undefined || !isIPv4(network)) return entry !== '' && host.endsWith(entry);
    return isIPv4(host) && Number(prefix) <= 32 && isIn(host, network, Number(prefix));
  });
}

function isIn(host: string, network: string, prefix: number): boolean {
  const block = new BlockList();
  block.addSubnet(network, prefix);
  return block.check(host);
}
