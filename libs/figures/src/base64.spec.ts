import { base64 } from './base64.js';

test.each(['', 'a', 'ab', 'abc', 'abcd', 'any carnal pleasure.'])('%p is encoded as Node does', (text) => {
  expect(base64(Buffer.from(text))).toBe(Buffer.from(text).toString('base64'));
});

test('all bytes are encoded as Node does', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
