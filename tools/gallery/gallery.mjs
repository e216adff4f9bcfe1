// Runs the examples of the slides by the command line and makes docs/gallery.md of what comes out:
//
//   npm run gallery [-- --only 5,9]
//
// Runs are made in a folder of their own, which is deleted in the end. Examples that are not run keep their pictures.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { CHAPTERS } from './chapters.mjs';
import { runExample } from './run-example.mjs';
import { figuresOf, flowSurprises, readFlows } from './summarise-flows.mjs';
import { summariseRun, surprises } from './summarise-run.mjs';
import { duration, writePage } from './write-page.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'docs/images/gallery');
const SUMMARY = 'run.json';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',').map(Number);
const unknown = wanted?.filter((number) => !CHAPTERS.some((chapter) => chapter.number === number)) ?? [];
if (unknown.length > 0) {
  console.error(
    `--only: there is no example ${unknown.join(', ')}; there are ${CHAPTERS.map(({ number }) => number).join(', ')}`,
  );
  process.exit(2);
}

const workFolder = mkdtempSync(join(tmpdir(), 'liesweep-gallery-'));
const problems = [];
try {
  for (const { number, examples } of CHAPTERS) {
    if (wanted !== undefined && !wanted.includes(number)) continue;
    for (const example of examples) problems.push(...(await showExample(example)));
  }
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}

const summaries = new Map(
  CHAPTERS.flatMap(({ examples }) => examples.map(({ name }) => [name, join(PICTURES, name, SUMMARY)]))
    .filter(([, file]) => existsSync(file))
    .map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8'))]),
);
writeFileSync(join(ROOT, 'docs/gallery.md'), await writePage(summaries, { cores: availableParallelism() }));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** Runs one example, keeps its pictures and its summary, and says what came out otherwise than it must. */
async function showExample(example) {
  const { name, pictures } = example;
  const run = await runExample(join(ROOT, 'examples', `${name}.yaml`), workFolder);
  const chosen = pictures.flatMap((pattern) =>
    run.document.files.figures.filter((file) => pattern.test(basename(file))),
  );
  const folder = join(PICTURES, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const picture of chosen) copyFileSync(picture, join(folder, basename(picture)));
  const { folder: runFolder, phaseDiagram } = run.document;
  const flows = readFlows(runFolder);
  const summary = {
    ...summariseRun(
      name,
      run,
      chosen.map((file) => basename(file)),
    ),
    figures: figuresOf(phaseDiagram, flows),
  };
  writeFileSync(join(folder, SUMMARY), await format(JSON.stringify(summary), { parser: 'json', printWidth: 120 }));
  const found = summary.slices.map(({ value, status, structure }) =>
    [value ?? status, structure ?? []].flat().join(' '),
  );
  console.log(`${name}: ${[...new Set(found)].join('; ')} (${duration(summary.seconds)})`);
  return [...surprises(summary, example), ...flowSurprises(name, phaseDiagram, flows)];
}
