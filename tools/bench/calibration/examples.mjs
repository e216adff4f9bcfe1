// The gallery's examples with several seeds, of another installation and of this one in turn: every verdict is to be kept, and trials are
// to need no more steps and hit as often.
import { readdirSync, readFileSync } from 'node:fs';
import { runSweep } from './run-sweep.mjs';

const FOLDER = new URL('../../../examples/', import.meta.url);

/** Not one of these: their data are no part of the project, or a network is fitted for minutes. */
const LEFT_OUT = [
  ...['lorentz-from-collider-data.yaml', 'z-to-electrons.yaml', 'four-muons.yaml'],
  '12-mnist-latent.yaml',
];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdictsOf = ({ slices = [], error }) =>
  error ?? slices.map(({ groupDimension: { value, status } }) => `${String(value ?? '–')} ${status}`).join(', ');

/** Share of trials below 1e-10 among the cells that vanish in either, and the median of their steps. */
function training({ slices = [], trials = [] }) {
  const vanishing = new Set(
    slices.flatMap(({ dimension, weights, cells }) =>
      cells
        .filter((cell) => cell.vanishing)
        .map(({ generators }) => [dimension, generators, weights.closure, weights.sparsity].join()),
    ),
  );
  const own = trials.filter(({ n, generators, closureWeight, sparsityWeight }) =>
    vanishing.has([Number(n), Number(generators), Number(closureWeight), Number(sparsityWeight)].join()),
  );
  const hits = own.filter(({ finalLoss }) => finalLoss !== '' && Number(finalLoss) < 1e-6);
  return {
    hits: hits.length,
    trials: own.length,
    steps: hits.length === 0 ? NaN : median(hits.map(({ steps }) => Number(steps))),
  };
}

/** @param {{ only?: string[], seeds: number, old: string, log: (line: string) => void }} options `old` is the other launcher */
export function compareExamples({ only, seeds, old, log }) {
  const total = { runs: 0, changed: 0 };
  log('\n### Examples, old against new\n');
  log('Hits: trials of vanishing cells whose loss ends below 1e-6. Steps: the median of theirs.\n');
  log('| example | seeds | verdicts kept | hits old | hits new | steps old | steps new |');
  log('|---|---|---|---|---|---|---|');
  for (const file of readdirSync(FOLDER).filter(
    (name) => !LEFT_OUT.includes(name) && (only === undefined || only.some((part) => name.includes(part))),
  )) {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    const sums = { kept: 0, old: [0, 0], new: [0, 0], steps: { old: [], new: [] } };
    for (let seed = 1; seed <= seeds; seed += 1) {
      const sweep = `${text.replace(/^seed:.*$/m, '')}\nseed: ${String(seed)}\n`;
      const [before, after] = [runSweep(sweep, { launcher: old }), runSweep(sweep)];
      total.runs += 1;
      if (verdictsOf(before) === verdictsOf(after)) sums.kept += 1;
      else {
        total.changed += 1;
        log(`<!-- ${file}, seed ${String(seed)}: ${verdictsOf(before)} → ${verdictsOf(after)} -->`);
      }
      for (const [name, run] of [
        ['old', before],
        ['new', after],
      ]) {
        const { hits, trials, steps } = training(run);
        sums[name][0] += hits;
        sums[name][1] += trials;
        if (Number.isFinite(steps)) sums.steps[name].push(steps);
      }
    }
    const rate = ([hits, trials]) => (trials === 0 ? '–' : `${String(hits)}/${String(trials)}`);
    const steps = (numbers) => (numbers.length === 0 ? '–' : String(median(numbers)));
    log(
      `| ${file.replace('.yaml', '')} | ${String(seeds)} | ${String(sums.kept)} | ${rate(sums.old)} | ${rate(sums.new)} | ${steps(sums.steps.old)} | ${steps(sums.steps.new)} |`,
    );
  }
  log(`\n${String(total.changed)} of ${String(total.runs)} runs have another verdict than before.`);
  return total;
}
