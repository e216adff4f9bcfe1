import { InvalidSweepError } from '../errors.js';
import { parseSweepFile } from './parse-sweep-file.js';

const REST = 'system: { oracles: [squared-norm] }\ngrid: { dimension: 2, generators: 1 }\n';

test.each([
  [
    'an anchor and its alias',
    'name: a\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: &n [2, 3], generators: *n }\n',
  ],
  ['a byte order mark and CRLF', `\ufeffname: a\r\n${REST.replaceAll('\n', '\r\n')}`],
  ['JSON', '{"name":"a","system":{"oracles":["squared-norm"]},"grid":{"dimension":2,"generators":1}}'],
  ['a hexadecimal number', 'name: a\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: 2, generators: 0x10 }\n'],
  ['a name that other versions of YAML take for false', `name: no\n${REST}`],
  ['numbers with an exponent', `name: a\n${REST}training: { stopBelow: 1e-10, learningRate: 1e-2 }\n`],
  ['a mapping that is merged', `name: a\n${REST}training:\n  <<: { steps: 100 }\n`],
])('%s is read', (_, text) => {
  expect(parseSweepFile(text).grid.dimension[0]).toBe(2);
});

test('what is merged is as good as written, and what is written counts before it', () => {
  const given = parseSweepFile(`name: a\n${REST}training: { steps: 100, learningRate: 0.5 }\n`);
  const merged = `name: a\nsystem: { oracles: [squared-norm] }
grid: { dimension: 2, generators: 1, weights: &w { closure: 0 } }
training: { <<: [{ steps: 7, learningRate: 0.5 }, { learningRate: 3 }], steps: 100 }
`;
  expect(parseSweepFile(merged).training).toEqual(given.training);
});

test('a fault in what is merged is shown where it stands', () => {
  const text = `name: a\n${REST}training:\n  <<:\n    steps: none\n`;
  expect(() => parseSweepFile(text)).toThrow(/^line 6: training\.steps: expected a whole number/);
});

test.each([
  ['a key twice', `name: a\nname: b\n${REST}`, 'expected distinct keys, got "name" twice'],
  ['a merge twice', `name: a\n${REST}training: { <<: { steps: 1 }, <<: { steps: 2 } }\n`, 'got "<<" twice'],
  ['a merge of a number', `name: a\n${REST}training: { <<: 3 }\n`, 'expected YAML, got: Merge sources must be maps'],
  ['a merge key in quotes', `name: a\n${REST}training: { "<<": { steps: 1 } }\n`, 'unknown key'],
  [
    'a variable of a shell',
    'name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: ${N}, generators: 1 }\n',
    'expected',
  ],
  ['a number with underscores', `name: a\n${REST}seed: 1_000\n`, 'seed: expected a whole number'],
  [
    'too many trials',
    'name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: { from: 2, to: 100 }, generators: { from: 1, to: 5000 } }\nrestarts: 50\n',
    'at most 10000000 trials',
  ],
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nname: *c\n${REST}`,
    'alias',
  ],
  ['two documents', `name: a\n${REST}---\nname: b\n`, 'expected YAML'],
  ['a name of digits', `name: 007\n${REST}`, 'name: expected a name'],
  ['a number in quotes', `name: a\n${REST}restarts: "16"\n`, 'restarts: expected a whole number'],
  ['tabs', 'name: a\nsystem:\n\toracles: [norm]\ngrid: { dimension: 2, generators: 1 }\n', 'expected YAML'],
  ['a name in capitals', `name: Tiny\n${REST}`, 'name: expected a name'],
  ['a key of another program', `name: a\n${REST}x-common: 1\n`, 'x-common: unknown key'],
])('%s is refused in words', (_, text, message) => {
  expect(() => parseSweepFile(text)).toThrow(InvalidSweepError);
  expect(() => parseSweepFile(text)).toThrow(message);
});

test('a number that is too large is one thing wrong', () => {
  const text = `name: a\n${REST}seed: 18446744073709551617\n`;
  expect(() => parseSweepFile(text)).toThrow(
    /^line 4: seed: expected a whole number from 0 to 9007199254740991, got 18446744073709552000$/,
  );
});

test.each([
  ['data.path', 'data: { kind: csv, path: "a\\0b", features: [x, y] }'],
  ['data.path', 'data: { kind: npy, path: "\\uD800.npy" }'],
  ['data.labels', 'data: { kind: npy, path: x.npy, labels: "\\uDFFF" }'],
  ['data.features[1]', 'data: { kind: csv, path: x.csv, features: [x, "y\\0"] }'],
  ['candidates[0]', 'candidates: [{ path: "a\\0.npy" }]'],
  ['system.oracles[0].path', 'system: { oracles: [{ kind: gradients, path: "a\\0.npy" }] }'],
])('%s of characters that no database keeps is refused: %s', (path, section) => {
  const sections = ['name: a', section.startsWith('system') ? section : 'system: { oracles: [norm] }'];
  const text = `${sections.join('\n')}\n${section.startsWith('system') ? '' : section}\ngrid: { generators: 1 }\n`;
  expect(() => parseSweepFile(text)).toThrow(path);
  expect(() => parseSweepFile(text)).toThrow('without the characters U+0000 and U+D800 to U+DFFF');
});
