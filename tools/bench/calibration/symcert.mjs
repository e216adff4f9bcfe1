// The invariance task of SymCert (2026): f on the square [−1, 1]², linear candidates, and SymCert's published figures beside ours.
// There the degree 6 is given, the level is 0.05 and the noise even; here the degree is found, the level is 0.01, and the noise may
// be uneven. SymCert's figures are read from its publication, not rerun.
import { judgeLabels } from '@liesweep/verdict';
import { uniformStream, normalStream } from '@liesweep/sweep';
import { truthOf } from './truth.mjs';

const square = ([x, y]) => x * x + y * y;
const broken = (amount) => (x) => square(x) - 0.5 * square(x) ** 2 + amount * x[0] ** 3;

/** `published`: SymCert's mean certified dimension and bound, by `N/noise`, where they are given. */
const TASKS = [
  {
    name: 'r²−.5r⁴',
    phi: broken(0),
    published: {
      '1000/0.01': [1, 0.0216],
      '1000/0.05': [0, 0.1159],
      '4000/0.05': [0.87, 0.0522],
      '4000/0.2': [0, 0.2403],
      '16000/0.2': [0, 0.1085],
      '64000/0.2': [0.93, 0.052],
    },
  },
  { name: '+.02x³', phi: broken(0.02), published: { '4000/0.05': [0.01, 0.0619], '64000/0.2': [0, 0.061] } },
  { name: '+.05x³', phi: broken(0.05), published: {} },
  { name: '+.2x³', phi: broken(0.2), published: {} },
  { name: 'x²+.6y²−.3x⁴', phi: ([x, y]) => x * x + 0.6 * y * y - 0.3 * x ** 4, published: {} },
];
const SIZES = [1000, 4000, 16_000, 64_000];
const NOISES = [0.01, 0.05, 0.2];
const RUNS = { 1000: 12, 4000: 12, 16000: 6, 64000: 3 };

/** Rows on the square, or on a sector of 120 degrees of it. */
function drawPoints(rows, inSector, seed) {
  const uniform = uniformStream(seed);
  const samples = new Float64Array(2 * rows);
  for (let row = 0; row < rows; ) {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
    if (inSector && Math.abs(Math.atan2(y, x)) > Math.PI / 3) continue;
    samples.set([x, y], 2 * row);
    row += 1;
  }
  return samples;
}

/** The table, as Markdown; returns how many verdicts there were, and how many were false. */
export function compareWithSymcert({ share, seed, log }) {
  const total = { verdicts: 0, false: 0 };
  log('\n### The invariance task of SymCert\n');
  log(
    'Mean certified dimension, and the median bound U₁; SymCert’s in parentheses where it is published. SymCert certifies nothing where it is 0.\n',
  );
  log('| f | N | noise 0.01 | noise 0.05 | noise 0.2 |');
  log('|---|---|---|---|---|');
  for (const inSector of [false, true]) {
    for (const [position, task] of TASKS.entries()) {
      for (const rows of SIZES) {
        if (inSector && rows > 4000) continue;
        const cells = NOISES.map((noise) => {
          const found = Array.from({ length: Math.max(1, Math.round(RUNS[rows] * share)) }, (_, run) => {
            const number = seed + 10_000 * position + run + (inSector ? 5000 : 0);
            const samples = drawPoints(rows, inSector, number);
            const stream = normalStream(number + 77);
            const exact = Float64Array.from({ length: rows }, (__, row) =>
              task.phi(Array.from(samples.subarray(2 * row, 2 * row + 2))),
            );
            const size = Math.sqrt(exact.reduce((sum, y) => sum + y * y, 0) / rows);
            const labels = exact.map((y) => y + noise * size * stream());
            const verdict = judgeLabels({ samples, labels, labelCount: 1, shape: { dimension: 2, field: 'real' } });
            total.verdicts += 1;
            if (truthOf({ n: 2, phi: task.phi }, samples).isFalse(verdict)) {
              total.false += 1;
              log(
                `<!-- false: ${task.name} N ${String(rows)} noise ${String(noise)} seed ${String(number)}: ${verdict.reason} -->`,
              );
            }
            return verdict;
          });
          const bounds = found
            .flatMap(({ staircase }) =>
              staircase.filter(({ dimension }) => dimension === 1).map(({ atMost }) => atMost),
            )
            .toSorted((a, b) => a - b);
          const mean = found.reduce((sum, { dimension }) => sum + (dimension ?? 0), 0) / found.length;
          const proved = found.filter(({ dimension }) => dimension === 0).length / found.length;
          const bound = bounds[Math.floor(bounds.length / 2)];
          const theirs = inSector ? undefined : task.published[`${String(rows)}/${String(noise)}`];
          return [
            mean.toFixed(2),
            ...(bound === undefined ? [] : [`U ${bound.toFixed(4)}`]),
            ...(proved > 0 ? [`0 proved ${proved.toFixed(2)}`] : []),
            ...(theirs === undefined ? [] : [`(${theirs[0].toFixed(2)}, ${String(theirs[1])})`]),
          ].join(' ');
        });
        log(`| ${task.name}${inSector ? ', 120° sector' : ''} | ${String(rows)} | ${cells.join(' | ')} |`);
      }
    }
  }
  log(
    `\n${String(total.false)} false of ${String(total.verdicts)} verdicts; of a sector the verdict is about the sector.`,
  );
  return total;
}
