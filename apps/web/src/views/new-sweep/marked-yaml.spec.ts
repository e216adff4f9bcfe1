import { markedYaml } from './marked-yaml.js';

const LINES = [
  '# What keeps the length?',
  'name: mine # its name',
  "  oracles: [{ kind: expression, of: 'x^2 # no: comment' }]",
  '  - a#b: "c: d"',
  '',
  '   ',
];

const shown = (line: string, marks: number[] = []): string[] =>
  markedYaml(line, marks).map(({ text, part, isMarked }) => `${part}${isMarked ? '!' : ''} ${text}`);

describe('a line of YAML in parts', () => {
  it.each(LINES)('is all of %j', (line) => {
    for (const marks of [[], [1], [3, 9], [line.length + 1]]) {
      expect(
        markedYaml(line, marks)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }
  });

  it('tells keys, comments and quoted texts apart', () => {
    expect(shown('name: mine # its name')).toEqual(['key name', 'plain : mine ', 'comment # its name']);
    expect(shown("  of: 'x # y: z'")).toEqual(['plain   ', 'key of', 'plain : ', "string 'x # y: z'"]);
    expect(shown('{ from: 1, to: 2 }').filter((part) => part.startsWith('key'))).toEqual(['key from', 'key to']);
  });

  it('marks the word at a column', () => {
    expect(shown('  dimensoin: 3', [3])).toEqual(['plain   ', 'key! dimensoin', 'plain : 3']);
    expect(shown('steps: -3.5', [8])).toEqual(['key steps', 'plain : ', 'plain! -3.5']);
    expect(shown('steps:', [99])).toEqual(['key steps', 'plain! :']);
  });
});
