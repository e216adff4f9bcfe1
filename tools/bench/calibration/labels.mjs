// Measured labels: functions without the symmetry must never be certified to have it; of those with it, how often are they?
import { judgeLabels } from '@liesweep/verdict';
import { WITH, WITHOUT } from './functions.mjs';
import { drawRows } from './rows.mjs';
import { truthOf } from './truth.mjs';

const NOISES = [0, 0.01, 0.03, 0.1, 0.3];

/** Rows, and runs of each function and noise there: fewer where one takes longer. */
const SIZES = [
  { rows: 100, runs: 34 },
  { rows: 400, runs: 34 },
  { rows: 1600, runs: 10 },
  { rows: 6400, runs: 4 },
];

const percent = (part, whole) => `${String(Math.round((100 * part) / whole))} %`;

function judge(of, { rows, noise, seed }) {
  const drawn = drawRows(of, { rows, noise, seed });
  const verdict = judgeLabels({
    ...{ samples: drawn.samples, labels: drawn.labels, labelCount: 1 },
    shape: { dimension: of.n, field: 'real' },
  });
  const truth = truthOf(of, drawn.samples);
  return {
    verdict,
    isFalse: truth.isFalse(verdict),
    missesBracket: truth.missesBracket(verdict),
    violatesBound: truth.violatesBound(verdict),
  };
}

/** Both tables, as Markdown; returns how many verdicts there were, how many were false, and the shares. */
export function calibrateLabels({ share, seed, log }) {
  const runsOf = (runs) => Math.max(1, Math.round(runs * share));
  const total = { verdicts: 0, false: 0, brackets: 0, bounds: 0, checks: 0, shares: [] };
  const falseOnes = [];
  const note = (of, size, noise, number, found) => {
    total.verdicts += 1;
    total.checks += found.verdict.lower > 0 ? 1 : 0;
    total.brackets += found.missesBracket ? 1 : 0;
    total.bounds += found.violatesBound ? 1 : 0;
    if (!found.isFalse) return;
    total.false += 1;
    falseOnes.push(
      `${of.name}, N = ${String(size.rows)}, noise ${String(noise)}, seed ${String(number)}: ${found.verdict.reason}`,
    );
  };

  log('\n### Functions without the symmetry\n');
  log(`False verdicts of runs, and the share that is decided, ${String(WITHOUT.length)} functions.\n`);
  log(`| rows | ${NOISES.map((noise) => `noise ${String(noise)}`).join(' | ')} |`);
  log(`|---|${'---|'.repeat(NOISES.length)}`);
  for (const size of SIZES) {
    const cells = NOISES.map((noise) => {
      let [wrong, decided, count] = [0, 0, 0];
      for (const [position, of] of WITHOUT.entries()) {
        for (let run = 0; run < runsOf(size.runs); run += 1) {
          const number = seed + 1000 * position + run;
          const found = judge(of, { rows: size.rows, noise, seed: number });
          note(of, size, noise, number, found);
          wrong += found.isFalse ? 1 : 0;
          decided += found.verdict.dimension === null ? 0 : 1;
          count += 1;
        }
      }
      return `${String(wrong)}/${String(count)}, ${percent(decided, count)}`;
    });
    log(`| ${String(size.rows)} | ${cells.join(' | ')} |`);
  }

  log('\n### Functions with it\n');
  log(`Share that is certified with the right dimension, in percent, at noise ${NOISES.map(String).join('/')}.\n`);
  log(`| function (dimension) | ${SIZES.map(({ rows }) => `N = ${String(rows)}`).join(' | ')} |`);
  log(`|---|${'---|'.repeat(SIZES.length)}`);
  for (const [position, of] of WITH.entries()) {
    const cells = SIZES.map((size) =>
      NOISES.map((noise) => {
        const runs = Math.max(2, Math.round(runsOf(size.runs) / 2));
        let right = 0;
        for (let run = 0; run < runs; run += 1) {
          const number = seed + 500_000 + 1000 * position + run;
          const found = judge(of, { rows: size.rows, noise, seed: number });
          note(of, size, noise, number, found);
          right += found.verdict.dimension === of.dimension && !found.isFalse ? 1 : 0;
        }
        const certified = Math.round((100 * right) / runs);
        total.shares.push({ name: `${of.name} (${String(of.dimension)})`, rows: size.rows, noise, share: certified });
        return String(certified);
      }).join('/'),
    );
    log(`| ${of.name} (${String(of.dimension)}) | ${cells.join(' | ')} |`);
  }
  log(
    `\n${String(total.false)} false of ${String(total.verdicts)} verdicts; ${String(total.brackets)} brackets without the truth; U_k checked ${String(total.checks)} times, violated ${String(total.bounds)}.`,
  );
  for (const line of falseOnes) log(`- false: ${line}`);
  return total;
}
