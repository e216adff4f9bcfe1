import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state that Linux gives to a socket that listens. */
const LISTEN = '0A';

/** IP addresses, such as `127.0.0.1`, on which these processes listen for TCP, from Linux' own tables. For specs. */
export function listeningAddresses(processIds: readonly number[]): readonly string[] {
  const inodes = new Set(processIds.flatMap(socketInodes));
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === LISTEN && inodes.has(inode) ? [decodeAddress(local.split(':')[0] ?? '')] : [];
  });
}

function socketInodes(processId: number): string[] {
  const folder = `/proc/${String(processId)}/fd`;
  try {
    return readdirSync(folder).flatMap((file) => /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${file}`))?.[1] ?? []);
  } catch {
    return []; // it has ended
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Each group of eight digits is a 32-bit word in the machine's little-endian order. */
function decodeAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  const [a, b, c, d] = bytes.slice(-4).map((byte) => String(Number.parseInt(byte, 16)));
  if (bytes.length === 4) return `${String(a)}.${String(b)}.${String(c)}.${String(d)}`;
  const text = bytes.join('');
  if (text === '0'.repeat(31) + '1') return '::1';
  return text.startsWith('0'.repeat(20) + 'ffff') ? `${String(a)}.${String(b)}.${String(c)}.${String(d)}` : text;
}
