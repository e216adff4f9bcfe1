import { createColours, type ColourDepth } from '@liesweep/logging/terminal';
import type { EntryTexts } from './generator-entries.js';

const GAP = 4;
const LONGEST_NAME = 10;

/** Generators side by side, as many as fit, the names of the features above the columns and before the rows. */
export function renderGeneratorMatrices(
  generators: readonly EntryTexts[],
  names: readonly string[],
  width: number,
  depth: ColourDepth,
): string {
  const colours = createColours(depth);
  const short = names.map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name));
  const nameWidth = Math.max(...short.map((name) => name.length));
  const blocks = generators.map((entries, index) => toBlock(entries, short, `J${String(index + 1)}`));
  const bands: Block[][] = [[]];
  for (const block of blocks) {
    const band = bands.at(-1) ?? [];
    const taken = band.reduce((sum, each) => sum + each.width + GAP, 2 + nameWidth);
    if (band.length === 0 || taken + GAP + block.width <= width) band.push(block);
    else bands.push([block]);
  }
  const gap = ' '.repeat(GAP);
  const label = (text: string): string => `  ${text.padEnd(nameWidth)}`;
  return bands
    .map((band) => {
      const line = (head: string, parts: readonly string[]): string =>
        `${label(head)}${gap}${parts.join(gap)}`.trimEnd();
      return [
        colours.bold(
          line(
            '',
            band.map((block) => block.title),
          ),
        ),
        colours.dim(
          line(
            '',
            band.map((block) => block.header),
          ),
        ),
        ...short.map((name, row) =>
          line(
            name,
            band.map((block) => block.rows[row] ?? ''),
          ),
        ),
      ].join('\n');
    })
    .join('\n\n');
}

/** Whether at least one generator fits a width as a matrix. */
export function fitsAsMatrix(entries: EntryTexts, names: readonly string[], width: number): boolean {
  const longest = Math.min(LONGEST_NAME, Math.max(...names.map((name) => name.length)));
  return (
    toBlock(
      entries,
      names.map((name) => name.slice(0, LONGEST_NAME)),
      'J',
    ).width +
      GAP +
      2 +
      longest <=
    width
  );
}

interface Block {
  readonly title: string;
  readonly header: string;
  readonly rows: readonly string[];
  readonly width: number;
}

function toBlock(entries: EntryTexts, names: readonly string[], title: string): Block {
  const widths = names.map((name, column) =>
    Math.max(name.length, ...entries.map((row) => (row[column] ?? '').length)),
  );
  const width = widths.reduce((sum, each) => sum + each, 2 * (widths.length - 1));
  const line = (texts: readonly string[]): string =>
    texts.map((text, column) => text.padStart(widths[column] ?? 0)).join('  ');
  return {
    title: title.padStart(Math.ceil((width + title.length) / 2)).padEnd(width),
    header: line(names),
    rows: entries.map(line),
    width,
  };
}
