// What preconditioned coordinates change: how many random starts reach a loss below 1e-10, and after how many steps, with
// the entries of 𝒲 trained as they are and with w, 𝒲 = T w, from the same seeds.
//
//   node tools/bench/preconditioning.mjs [--starts 256] [--steps 4000] [--only discriminant,so-5]
//
// Both train the same stack in the compiled engine, on one thread. A step's time is the fastest of several rounds, run in turn.
import util from 'node:util';

Object.assign(util, { isNullOrUndefined: (value) => value === null || value === undefined, isArray: Array.isArray });
Object.assign(process.env, { TF_CPP_MIN_LOG_LEVEL: '3', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' });
const { dispose } = await import('@tensorflow/tfjs-node');
const { compileLoop } = await import('@liesweep/tensorflow-graph');
const { exampleStack, initialTensors } = await import('@liesweep/training/testing');
const { matrixOf, singularValues } = await import('@liesweep/lie');

const { values: options } = util.parseArgs({
  options: {
    starts: { type: 'string', default: '256' },
    steps: { type: 'string', default: '4000' },
    only: { type: 'string' },
  },
});
const restarts = Number(options.starts);
const LOOK = 10;
const VANISHES = 1e-10;
const ROUNDS = 5;

const term = (coefficient, ...powers) => ({ coefficient, powers });
const DISCRIMINANT = [
  ...[term(1, 0, 2, 2, 0), term(-4, 1, 0, 3, 0), term(-4, 0, 3, 0, 1), term(-27, 2, 0, 0, 2), term(18, 1, 1, 1, 1)],
];
const NORM = { kind: 'norm' };
const LORENTZ = { kind: 'quadratic', signature: [1, -1, -1, -1] };

/** `counts`: the N_g that are trained, each in a stack of its own; one above the algebra's dimension must fail. */
const SYSTEMS = [
  { name: 'plane-norm', title: '‖x‖, R²', counts: [1], dimension: 2, oracle: NORM },
  {
    ...{ name: 'product', title: 'xy', counts: [1], dimension: 2 },
    oracle: { kind: 'polynomial', terms: [term(1, 1, 1)] },
  },
  { name: 'so-4-one', title: '‖x‖², R⁴, one generator', counts: [1], dimension: 4 },
  { name: 'so-4', title: '‖x‖², R⁴', counts: [3, 6], dimension: 4 },
  { name: 'so-4-norm', title: '‖x‖, R⁴', counts: [6], dimension: 4, oracle: NORM },
  { name: 'so-5', title: '‖x‖², R⁵', counts: [6], dimension: 5 },
  { name: 'so-5-norm', title: '‖x‖, R⁵', counts: [6], dimension: 5, oracle: NORM },
  { name: 'lorentz', title: 'Lorentz', counts: [4, 6], dimension: 4, oracle: LORENTZ },
  { name: 'u-2', title: '‖x‖², C²', counts: [3], dimension: 2, field: 'complex' },
  { name: 'g2', title: 'three-form, R⁷', counts: [14], dimension: 7, oracle: { kind: 'three-form' } },
  {
    ...{ name: 'discriminant', title: 'discriminant of a cubic, R⁴', counts: [1, 2, 3, 4], dimension: 4 },
    oracle: { kind: 'polynomial', terms: DISCRIMINANT },
  },
  {
    ...{ name: 'ellipsoid', title: 'x² + 100y² + 10⁴z²', counts: [1, 3, 4], dimension: 3 },
    oracle: { kind: 'quadratic', signature: [1, 100, 1e4] },
  },
];

/** One stack from its start, until every trial's loss has vanished or the steps are over. */
async function train(example) {
  const loop = await compileLoop(example.step, example.signature, { mode: 'graph' });
  const { state: initial, constants } = initialTensors(example.stack, example.signature);
  const hits = Array(restarts).fill(null);
  let state = initial;
  let lowest = Infinity;
  const advance = (steps) => {
    const began = performance.now();
    const next = loop.run(state, constants, steps);
    const losses = next.lowestLoss.dataSync();
    const elapsed = performance.now() - began;
    dispose(state);
    state = next;
    return { losses, elapsed };
  };
  for (let steps = LOOK; steps <= Number(options.steps) && hits.includes(null); steps += LOOK) {
    advance(LOOK).losses.forEach((loss, start) => {
      lowest = Math.min(lowest, loss);
      if (hits[start] === null && loss < VANISHES) hits[start] = steps;
    });
  }
  return { hits: hits.filter((step) => step !== null).toSorted((a, b) => a - b), lowest, advance };
}

const median = (sorted) => sorted[Math.floor(sorted.length / 2)];
const shown = ({ hits, lowest }) =>
  hits.length === 0 ? `0; lowest ${lowest.toExponential(1)}` : `${String(hits.length)} (${String(median(hits))})`;

/** The range of the singular values that are no zeros. */
function spectrum({ factor: { rows, columns, data } }) {
  const all = singularValues(matrixOf(rows, columns, Float32Array.from(data)));
  const nonZero = all.filter((value) => value > 1e-6 * all[0]);
  return `${nonZero.at(-1).toPrecision(2)} … ${all[0].toPrecision(2)}`;
}

console.log(`${String(restarts)} starts; hits (loss below 1e-10), in brackets their median step\n`);
console.log(
  '| rows of | σ | N_g | plain: hits (step) | preconditioned: hits (step) | ms per step, plain | preconditioned |',
);
console.log('|---|---|---|---|---|---|---|');
for (const { name, title, counts, ...system } of SYSTEMS) {
  if (options.only !== undefined && !options.only.split(',').includes(name)) continue;
  for (const count of counts) {
    const examples = ['plain', 'preconditioned'].map((coordinates) =>
      exampleStack({ samples: 300, ...system, generators: [count], restarts, coordinates }),
    );
    const trained = [];
    for (const example of examples) trained.push(await train(example));
    const fastest = trained.map(() => Infinity);
    for (let round = 0; round < ROUNDS; round += 1) {
      trained.forEach(({ advance }, at) => (fastest[at] = Math.min(fastest[at], advance(LOOK).elapsed / LOOK)));
    }
    const [plain, preconditioned] = trained.map(shown);
    const times = fastest.map((ms) => ms.toPrecision(2));
    const cells = [title, spectrum(examples[0].data), count, plain, preconditioned, ...times];
    console.log(`| ${cells.map(String).join(' | ')} |`);
  }
}
