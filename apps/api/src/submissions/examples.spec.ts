import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, parseSweepFile } from '@liesweep/sweep';
import { EXAMPLES } from './examples.js';

const FOLDER = join(__dirname, '../../../../examples');

test('the examples are those of the folder that name no file, word for word', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  const texts = files.map((name) => ({
    name: name.replace('.yaml', ''),
    text: readFileSync(join(FOLDER, name), 'utf8'),
  }));
  const expected = texts.filter(({ text }) => !/^ {2}path: /m.test(text));
  expect(expected.length).toBeGreaterThan(30);
  expect(EXAMPLES.map(({ name }) => name).sort()).toEqual(expected.map(({ name }) => name).sort());
  for (const { name, text } of expected) expect(EXAMPLES.find((each) => each.name === name)?.sweepFile).toBe(text);
});

test.each(EXAMPLES)('$name is valid, names no file, and says what it is about', ({ sweepFile, about }) => {
  expect(filesOf(parseSweepFile(sweepFile))).toEqual([]);
  expect(about).toMatch(/^[A-Z].{10,}[.?]$/);
});
