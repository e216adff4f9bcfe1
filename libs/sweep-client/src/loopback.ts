import { isIPv4 } from 'node:net';

/** Names and addresses that mean this machine, in the forms that the readers of `no_proxy` know. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '127.0.0.0/8', '::1', '[::1]'] as const;

/** Whether an address such as `localhost:7233` or `[::1]:7233` is on this machine. */
export function isLoopback(address: string): boolean {
  const host = hostOf(address);
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
  );
}

/** The host of `host:port`, of `[address]:port`, or of either without a port; lower case. */
export function hostOf(address: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(address)?.[1];
  const isBareAddress = address.split(':').length > 2;
  return (bracketed ?? (isBareAddress ? address : address.replace(/:\d*$/, ''))).toLowerCase();
}
