import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

test('keys are sorted at every depth and absent values left out', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x', e: undefined })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
});

test('the order of keys never changes the text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalJson(value));
    }),
    { seed: 20_230_104 },
  );
});

test('parsing the text gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 20_230_104 },
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 3n, undefined, () => 1])('%p has no canonical text', (value) => {
  expect(() => canonicalJson([value])).toThrow(TypeError);
});
