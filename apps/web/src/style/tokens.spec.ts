import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HATCH, INK, SEQUENTIAL, TERM_COLOURS } from '@liesweep/figures/palettes';

const tokens = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

/** What a token is where the page is light. */
function light(name: string): string | undefined {
  return new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}),`).exec(tokens)?.[1];
}

test('terms have the colours of the figures', () => {
  for (const [term, colour] of Object.entries(TERM_COLOURS)) expect(light(`term-${term}`)).toBe(colour);
});

test('ink, frames, hatches and the accent are those of the figures', () => {
  const stripes = [...new Set(HATCH.stops.map(({ color }) => color))];
  expect([light('hatch-a'), light('hatch-b')]).toEqual(stripes);
  expect([light('ink'), light('outline'), light('grid'), light('accent')]).toEqual([
    ...[INK.dark, INK.outline, INK.grid],
    SEQUENTIAL[1],
  ]);
});

test('every token that the page uses is there', () => {
  const known = new Set([...tokens.matchAll(/^ {2}(--[\w-]+):/gm)].map(([, name]) => name));
  const root = join(__dirname, '..');
  const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const used = sheets.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const own = new Set([...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    return [...text.matchAll(/var\((--[\w-]+)\)/g)].flatMap(([, name]) => (own.has(name) ? [] : [name]));
  });
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used.filter((name) => !known.has(name)))]).toEqual([]);
});
