import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses whose word is taken. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @param ranges addresses, or ranges such as 10.2.0.0/16 */
  constructor(ranges: readonly string[]) {
    for (const range of ranges) {
      const [address = '', bits] = range.split('/');
      const family = isIPv4(address) ? 'ipv4' : 'ipv6';
      if (bits === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(bits), family);
    }
  }

  /** Whether an address, as a socket has it, is one of them. */
  has(address: string | undefined): boolean {
    const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
    return isIP(plain) !== 0 && this.#list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
  }
}
