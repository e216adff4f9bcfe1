import { parse } from 'csv-parse/sync';
import { csvField } from './csv-field.js';

test.each([
  ['=1+1', "'=1+1"],
  ['+x', "'+x"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
])('the text %j, which a spreadsheet would calculate, is written as a text', (text, field) => {
  expect(csvField(text)).toBe(field);
});

test.each([-1, 0, 1e-300, -1.5e300, 5e-324])('the number %p is written as it is', (number) => {
  expect(Number(csvField(number))).toBe(number);
  expect(csvField(number)).toBe(String(number));
});

test('a text that is none comes back as it was, whatever ends a field', () => {
  const texts = ['squared-norm/real/linear/n=3', 'a,b', 'say "yes"', 'two\nlines', '', 'a=b'];
  expect(parse(texts.map((text) => csvField(text)).join(','))).toEqual([texts]);
});

test('nothing is an empty field', () => {
  expect(csvField(null)).toBe('');
});
