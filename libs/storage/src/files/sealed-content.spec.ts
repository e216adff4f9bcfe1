import { CorruptFileError } from '@liesweep/sweep';
import { withBitFlipped } from '../testing/with-bit-flipped.js';
import { openSealedContent, sealContent } from './sealed-content.js';

const NAME = 'checkpoints/0123456789abcdef/0-8.safetensors';
const CONTENT = Uint8Array.from({ length: 300 }, (_, at) => (at * 37) % 256);

test.each([CONTENT, new Uint8Array()])('sealed content comes back as it was: %#', (content) => {
  expect(Uint8Array.from(openSealedContent(NAME, sealContent(NAME, content)))).toEqual(content);
});

test('every single bit that flips behind the mark is noticed, and one in the mark shows', () => {
  const sealed = sealContent(NAME, CONTENT);
  for (let bit = 0; bit < 8 * sealed.length; bit += 1) {
    const damaged = withBitFlipped(sealed, bit);
    if (bit < 8 * 'liesweep-sealed-1 '.length) expect(openSealedContent(NAME, damaged)).toBe(damaged);
    else expect(() => openSealedContent(NAME, damaged)).toThrow(CorruptFileError);
  }
});

test.each([0, 1, 17, 18, 82, 83, 200])('what is cut off after %d bytes does not open as what was sealed', (bytes) => {
  const cut = sealContent(NAME, CONTENT).subarray(0, bytes);
  if (bytes >= 'liesweep-sealed-1 '.length) expect(() => openSealedContent(NAME, cut)).toThrow(CorruptFileError);
  else expect(openSealedContent(NAME, cut)).toBe(cut);
});

test('content under another name is refused, with that name', () => {
  expect(() => openSealedContent('specs/other.json', sealContent(NAME, CONTENT))).toThrow(
    /^specs\/other\.json: its seal is not that of its name and its 300 bytes of content/,
  );
});
