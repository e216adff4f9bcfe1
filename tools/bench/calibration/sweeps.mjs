// Whole sweeps, training and detection, over labels: they must say what the certificate says.
import { judgeLabels } from '@liesweep/verdict';
import { WITH, WITHOUT } from './functions.mjs';
import { drawRows } from './rows.mjs';
import { runSweep } from './run-sweep.mjs';

const ROWS = 600;
const NOISES = [0, 0.03];

/** Every other sweep has its columns in units far apart, which its verdict must not see. */
const UNITS = [1e5, 1e-3, 1, 40];

const NAMES = ['x', 'y', 'z', 'u'];

/** One slice, closure on: every N_g up to one more than there may be. */
const sweepOf = (n, most, number) => `name: calibration-${String(number)}
system: { oracles: [{ kind: learned, model: polynomial }] }
data: { kind: csv, path: rows.csv, features: [${NAMES.slice(0, n).join(', ')}], labels: [label] }
grid: { generators: { from: 1, to: ${String(most)} }, weights: { closure: [0, 1] } }
restarts: 8
training: { steps: 2000 }
`;

function tableOf({ samples, labels }, n, inUnits) {
  const scaled = inUnits ? samples.map((entry, at) => entry * UNITS[at % n]) : samples;
  const rows = Array.from(labels, (label, row) => [...scaled.subarray(row * n, (row + 1) * n), label].join(','));
  return [[...NAMES.slice(0, n), 'label'].join(','), ...rows].join('\n');
}

/** The table, as Markdown; returns how many sweeps there were, and how many said something else. */
export function compareSweeps({ share, seed, log }) {
  const cases = [...WITH, ...WITHOUT].flatMap((of) => NOISES.map((noise) => ({ of, noise })));
  const chosen = cases.filter((_, at) => at % Math.max(1, Math.round(1 / share)) === 0);
  const total = { sweeps: 0, other: 0 };
  log('\n### Whole sweeps\n');
  log('| function, noise | certificate | without closure | with closure |');
  log('|---|---|---|---|');
  for (const [position, { of, noise }] of chosen.entries()) {
    const rows = drawRows(of, { rows: ROWS, noise, seed: seed + position });
    const verdict = judgeLabels({
      ...{ samples: rows.samples, labels: rows.labels, labelCount: 1 },
      shape: { dimension: of.n, field: 'real' },
    });
    const most = Math.max(2, (verdict.dimension ?? 3) + 1);
    const found = runSweep(sweepOf(of.n, most, position), {
      files: { 'rows.csv': tableOf(rows, of.n, position % 2 === 1) },
    });
    total.sweeps += 1;
    const words = (found.slices ?? []).map(
      ({ groupDimension: { value, status } }) => `${String(value ?? '–')} ${status}`,
    );
    const agrees =
      verdict.kind === 'refused' && found.slices === undefined
        ? true
        : (found.slices ?? []).length === 2 &&
          found.slices.every(({ groupDimension: { value, status } }) =>
            verdict.dimension === null
              ? status === 'undetermined'
              : status === 'confirmed' && value === verdict.dimension,
          );
    if (!agrees) total.other += 1;
    const said =
      verdict.dimension === null
        ? `${String(verdict.lower)}–${String(verdict.upper)}, ${verdict.refusal ?? ''}`
        : String(verdict.dimension);
    log(
      `| ${of.name.replaceAll('|', '\\|')}, ${String(noise)} | ${said} | ${words.join(' | ') || `refused: ${found.error ?? ''}`} |${agrees ? '' : ' **other**'}`,
    );
  }
  log(`\n${String(total.other)} of ${String(total.sweeps)} sweeps say something else than the certificate.`);
  return total;
}
