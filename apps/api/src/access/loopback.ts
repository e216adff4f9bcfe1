const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i;

/** Whether a name or address, without a port, is this machine's own loopback. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replaceAll(/^\[|\]$/g, ''));
}
