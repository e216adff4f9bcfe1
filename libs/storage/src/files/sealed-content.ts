import { createHash } from 'node:crypto';
import { CorruptFileError } from '@liesweep/sweep';

/** What the first line of a sealed file begins with. */
const MARK = 'liesweep-sealed-1 ';
const HEX_DIGITS = 64;
const LINE_BYTES = MARK.length + HEX_DIGITS + 1;

/**
 * The content of a named file as it is stored: a line with a mark and the SHA-256 of name and content, then the content as
 * it is (decision 23).
 *
 * With the name, so that a file under the name of another is noticed too.
 */
export function sealContent(name: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${MARK}${sealOf(name, content)}\n`), content]);
}

/**
 * The content of a named file that is stored so. A file without the mark is one of version 0.1, which had no seals: it is
 * given as it is, to readers that check what they read.
 *
 * @throws CorruptFileError when the seal is not that of the name and the content
 */
export function openSealedContent(name: string, stored: Uint8Array): Uint8Array {
  const line = Buffer.from(stored.subarray(0, LINE_BYTES)).toString('latin1');
  if (!line.startsWith(MARK)) return stored;
  const content = stored.subarray(LINE_BYTES);
  if (line !== `${MARK}${sealOf(name, content)}\n`) {
    throw new CorruptFileError(
      name,
      `its seal is not that of its name and its ${String(content.byteLength)} bytes of content: the file is damaged, or another's`,
    );
  }
  return content;
}

function sealOf(name: string, content: Uint8Array): string {
  return createHash('sha256').update(`${name}\n`).update(content).digest('hex');
}
