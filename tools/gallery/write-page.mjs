import { format } from 'prettier';
import { CHAPTERS } from './chapters.mjs';

/** Folder of the pictures, relative to the page. */
const PICTURES = 'images/gallery';

/**
 * The gallery as a Markdown page.
 *
 * @param {ReadonlyMap<string, import('./summarise-run.mjs').RunSummary>} summaries by the example's name
 * @param {{ cores: number }} machine
 * @returns {Promise<string>} formatted as Prettier does
 */
export async function writePage(summaries, { cores }) {
  const all = [...summaries.values()];
  const seconds = all.reduce((sum, summary) => sum + summary.seconds, 0);
  const trials = all.reduce((sum, summary) => sum + summary.trials, 0);
  const versions = [...new Set(all.map(({ version }) => version))].join(', ');
  const page = [
    '# Gallery',
    '',
    `The slides’ examples, and after them fields beyond matrices, each from one sweep file of \`examples/\` through \`liesweep run\`. Made by \`npm run gallery\` with Liesweep ${versions}: ` +
      `${String(all.length)} sweeps, ${String(trials)} trials, ${duration(seconds)} on ${String(cores)} cores. Times are those of the whole command, servers and report included.`,
    '',
    ...CHAPTERS.flatMap((chapter) => chapterLines(chapter, summaries)),
  ].join('\n');
  return format(page, { parser: 'markdown', printWidth: 120 });
}

function chapterLines({ number, title, about, examples }, summaries) {
  const shown = examples.flatMap(({ name }) => summaries.get(name) ?? []);
  if (shown.length === 0) return [];
  return [
    `## ${String(number)} · ${title}`,
    '',
    about,
    '',
    '| sweep file | slice | N_g that vanish | dim G | structure | time |',
    '| --- | --- | --- | --- | --- | --- |',
    ...shown.flatMap(tableRows),
    '',
    ...shown.flatMap(({ name, formulas = [] }) => (formulas.length === 0 ? [] : [formulaLine(name, formulas), ''])),
    ...shown.flatMap(({ figures = [] }) => (figures.length === 0 ? [] : [figures.join(' '), ''])),
    ...shown.flatMap(({ name, pictures }) =>
      pictures.flatMap((picture) => [
        `<p><img src="${PICTURES}/${name}/${picture}" alt="${name}: ${pictureTitle(picture)}" /></p>`,
        '',
      ]),
    ),
  ];
}

/** The fields of an example as formulas. */
function formulaLine(name, formulas) {
  return `\`${name}\`: ${formulas.map((formula) => `\`${formula}\``).join(' · ')}`;
}

/** One row per slice; the file and its time stand in the first. */
function tableRows({ name, slices, seconds }) {
  return slices.map(({ dimension, weights, vanishing, value, status, structure }, index) => {
    const file = index === 0 ? `[\`${name}\`](../examples/${name}.yaml)` : '';
    const found = value === null ? status : `${String(value)}, ${status}`;
    const time = index === 0 ? duration(seconds) : '';
    return `| ${[file, `n = ${String(dimension)}, ${weights}`, ranges(vanishing), found, structure ?? '–', time].join(' | ')} |`;
  });
}

/** Such as `1–4, 6, 14`, or `none`. */
export function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.map(([first, last]) =>
    first === last ? String(first) : `${String(first)}${last - first === 1 ? ', ' : '–'}${String(last)}`,
  );
  return texts.length === 0 ? 'none' : texts.join(', ');
}

/** `structure-constants-n4-g6-w0.svg` is a picture of structure constants. */
function pictureTitle(picture) {
  return picture.replace(/(-n\d+)?(-g\d+)?(-w\d+)?\.svg$/, '').replaceAll('-', ' ');
}

/** Such as `8 s` or `3 min 20 s`. */
export function duration(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${String(whole)} s` : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}
