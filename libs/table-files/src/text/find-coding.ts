import { RefusedFileError } from '../refused-file-error.js';
import type { TextDialect } from '../table-source.js';

/** How the bytes of a text are its characters. */
export interface FoundCoding {
  readonly encoding: Required<TextDialect>['encoding'];
  readonly isBigEndian: boolean;
  /** The bytes decoded, without byte order mark. */
  readonly text: string;
}

/** Of text in UTF-16 that is mostly ASCII about every second byte is 0. */
const ZERO_SHARE = 0.3;

/**
 * The encoding of a text, of the three that tables come in.
 *
 * @param bytes its beginning
 * @param given to be taken whatever it looks like
 * @throws RefusedFileError where it is not in the encoding that is given
 */
export function findCoding(bytes: Buffer, given: TextDialect['encoding']): FoundCoding {
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const hasMark = isBigEndian || (bytes[0] === 0xff && bytes[1] === 0xfe);
  const zeros = [0, 1].map((parity) => bytes.filter((byte, at) => byte === 0 && at % 2 === parity).length);
  const most = Math.max(...zeros);
  const isWide = hasMark || (most > (ZERO_SHARE * bytes.length) / 2 && Math.min(...zeros) < most / 4);
  if (given === 'utf-16' || (given === undefined && isWide)) {
    const bigEndian = isBigEndian || (!hasMark && (zeros[0] ?? 0) > (zeros[1] ?? 0));
    const text = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
    return { encoding: 'utf-16', isBigEndian: bigEndian, text };
  }
  const utf8 = given === 'latin-1' ? undefined : decodeUtf8(bytes);
  if (utf8 !== undefined) return { encoding: 'utf-8', isBigEndian: false, text: utf8 };
  if (given === 'utf-8')
    throw new RefusedFileError(['it is not UTF-8; leave out the encoding of dialect, or set it to latin-1']);
  return { encoding: 'latin-1', isBigEndian: false, text: bytes.toString('latin1') };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    // The last character may be cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
