import { wrapText } from './wrap-text.js';

test('lines are no longer than the width, what stands before them included', () => {
  const text = 'one two three four five six seven';
  for (const width of [10, 16, 24]) {
    const lines = wrapText(text, width, '  ').split('\n');
    expect(
      lines.map((line, at) => (at === 0 ? line.length + 2 : line.length)).filter((length) => length > width),
    ).toEqual([]);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  }
});

test('a word that is too long stands alone, and words bound by hard spaces stay together', () => {
  expect(wrapText('a incomprehensibilities b', 10)).toBe('a\nincomprehensibilities\nb');
  expect(wrapText('aa bb\u00a0cc', 6)).toBe('aa\nbb\u00a0cc');
});

test('a short text stays as it is', () => {
  expect(wrapText('a b', 80)).toBe('a b');
  expect(wrapText('', 80)).toBe('');
});
