import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256Hex, sha256Words } from './sha256.js';

/** The examples of FIPS 180-4: one block, two blocks, and the empty message. */
const PUBLISHED: readonly (readonly [text: string, digest: string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
];

test.each(PUBLISHED)('the published digest of %p comes out', (text, digest) => {
  expect(sha256Hex(text)).toBe(digest);
});

test('every text has the digest that OpenSSL gives it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
    { seed: 20_230_104, numRuns: 500 },
  );
});

test('padding is right at every length around the end of a block', () => {
  for (let length = 50; length < 140; length++) {
    const text = 'x'.repeat(length);
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
  }
});

test('a lone surrogate is hashed as the replacement character', () => {
  expect(sha256Hex('\ud800')).toBe(sha256Hex('\ufffd'));
});

test('the words are the digits, eight at a time', () => {
  expect(sha256Words('abc')[0]).toBe(0xba7816bf);
});
