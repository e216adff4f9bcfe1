// How sure is a verdict? Functions with and without symmetries, the task of SymCert, every kind of data that has gone wrong, whole
// sweeps; and the examples of this version against those of another.
//
//   node tools/bench/calibration.mjs [--share 1] [--seed 1] [--only labels,fields,symcert,kinds,units,sweeps] [--figure shares.svg]
//   node tools/bench/calibration.mjs --examples --old …/apps/cli/bin/liesweep.mjs [--seeds 10] [--example so-4,g2]
//
// All seeds follow from --seed. A share of 1 makes more than 10 000 verdicts on labels and takes about half an hour of a core.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { checkDataKinds } from './calibration/data-kinds.mjs';
import { compareExamples } from './calibration/examples.mjs';
import { calibrateFields } from './calibration/fields.mjs';
import { calibrateLabels } from './calibration/labels.mjs';
import { shareFigure } from './calibration/share-figure.mjs';
import { compareSweeps } from './calibration/sweeps.mjs';
import { compareWithSymcert } from './calibration/symcert.mjs';
import { checkUnits } from './calibration/units.mjs';

const { values: options } = parseArgs({
  options: {
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    figure: { type: 'string' },
    examples: { type: 'boolean' },
    example: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    old: { type: 'string' },
  },
});
const log = (line) => {
  console.log(line);
};
const common = { share: Number(options.share), seed: Number(options.seed), log };
const PARTS = {
  ...{ labels: calibrateLabels, fields: calibrateFields, symcert: compareWithSymcert, kinds: checkDataKinds },
  ...{ units: checkUnits, sweeps: compareSweeps },
};

log(
  `${cpus()[0].model}, ${String(cpus().length)} cores, Node ${process.version}; share ${options.share}, seed ${options.seed}`,
);
if (options.examples) {
  if (options.old === undefined) throw new Error('--examples needs --old, the launcher of the other installation');
  compareExamples({
    ...{ seeds: Number(options.seeds), old: options.old, log },
    ...(options.example === undefined ? {} : { only: options.example.split(',') }),
  });
} else {
  const wanted = options.only?.split(',') ?? Object.keys(PARTS);
  const unknown = wanted.find((name) => !(name in PARTS));
  if (unknown !== undefined) throw new Error(`--only: expected ${Object.keys(PARTS).join(', ')}, got ${unknown}`);
  for (const name of wanted) {
    const { false: wrong = 0, other = 0, shares } = PARTS[name](common);
    if (shares !== undefined && options.figure !== undefined) writeFileSync(options.figure, await shareFigure(shares));
    if (wrong + other > 0) process.exitCode = 1;
  }
}
