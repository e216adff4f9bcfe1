// Are algebras named rightly from their structure constants alone, in any basis and through noise? All of `standardAlgebras` and
// what looks like them, in random bases of some condition numbers, with noise in every constant of an algebra of size 1.
//
//   node tools/bench/naming.mjs [--seeds 18] [--noise 1e-6] [--conditions 1,10] [--only 'e(3)']
//
// A name is false where it is not null and not the algebra's own. It ends with 1 when one is, or when at condition 10 fewer than 98 %
// are named.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { analyseConstants } from '@liesweep/lie';
import { changeBasis, measured, randomFrame, standardAlgebras, unlistedAlgebras } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string' },
    noise: { type: 'string' },
    conditions: { type: 'string' },
    only: { type: 'string' },
  },
});
const SEEDS = Number(options.seeds ?? 18);
const NOISE = Number(options.noise ?? 1e-6);
const CONDITIONS = (options.conditions ?? '1,5,10,30').split(',').map(Number);
/** Up to this condition number, so many are to be named. */
const MODERATE = 10;
const NAMED_SHARE = 0.98;

function seen(constants, condition, seed) {
  const normal = normalStream(seed);
  const frame = randomFrame({ dimension: constants.columns, field: 'real' }, condition, () => normal());
  return analyseConstants(
    measured(changeBasis(constants, frame), NOISE, () => normal()),
    NOISE,
  );
}

/** What comes out of all bases of one condition number: right, null with its reason, false. */
function count(algebras, condition) {
  const found = { right: 0, undecided: 0, unnamed: 0, false: 0, ms: 0, open: new Map() };
  algebras.forEach(({ title, name, constants }, index) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const start = performance.now();
      const structure = seen(constants, condition, 1000 * index + seed);
      found.ms += performance.now() - start;
      const kind =
        structure.name === null && structure.reason.startsWith('undecided')
          ? 'undecided'
          : structure.name === name
            ? 'right'
            : structure.name === null
              ? 'unnamed'
              : 'false';
      found[kind] += 1;
      if (kind !== 'right') {
        const what = `${title ?? name}: ${structure.name ?? structure.reason}`;
        found.open.set(what, (found.open.get(what) ?? 0) + 1);
      }
    }
  });
  return found;
}

const wanted = (title) => options.only === undefined || title.includes(options.only);
const sets = [
  ['with a name', standardAlgebras().filter(({ name }) => wanted(name))],
  ['look-alikes', unlistedAlgebras().filter(({ title }) => wanted(title))],
];
console.log(`${cpus()[0].model}, Node ${process.version}; noise ${String(NOISE)}, ${String(SEEDS)} bases each\n`);
console.log(
  '| algebras | condition | right | undecided | no name | false | ms each |\n| --- | --- | --- | --- | --- | --- | --- |',
);
const remarks = [];
for (const [what, algebras] of sets) {
  for (const condition of CONDITIONS) {
    const found = count(algebras, condition);
    const total = algebras.length * SEEDS;
    const each = (found.ms / total).toFixed(0);
    const figures = [`${String(found.right)} of ${String(total)}`, found.undecided, found.unnamed, found.false, each];
    console.log(`| ${[`${String(algebras.length)} ${what}`, condition, ...figures].join(' | ')} |`);
    for (const [text, times] of found.open) remarks.push(`condition ${String(condition)}: ${text} (${String(times)})`);
    if (found.false > 0 || (condition <= MODERATE && found.right < NAMED_SHARE * total)) process.exitCode = 1;
  }
}
if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
