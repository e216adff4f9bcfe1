// The systems for which the authors of the method published their own times (PyTorch, one grid point at a time): how long
// does the whole command take, how long one trial, and how low does the loss get?
//
//   node tools/bench/systems.mjs [--only so-4,e6]
//
// Trials train together in stacks, so a trial's time is its share: seconds of training by all slots over trials. Trials
// stop when their loss is below 1e-10 or has settled; `steps` is the longest that one may take.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { makeDataset, makeOracle } from '@liesweep/models';
import { parseSweepFile } from '@liesweep/sweep';
import { certifyFormula } from '@liesweep/verdict';
import { runLiesweep } from './run-liesweep.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const SLOTS = Math.min(4, cpus().length);

/** `anchor`: the authors' seconds for one trial; `goal`: what is aimed at, by which figure. */
const SYSTEMS = [
  {
    name: 'so-4',
    system: '{ oracles: [norm] }',
    grid: '{ dimension: 4, generators: 6, weights: { closure: 1 } }',
    rest: 'restarts: 160\ntraining: { steps: 6000 }',
    anchor: 142,
    goal: { figure: 'trial', seconds: 142 / 500 },
  },
  {
    name: 'so-10',
    system: '{ oracles: [norm] }',
    grid: '{ dimension: 10, generators: 45, weights: { closure: 1 } }',
    rest: 'restarts: 2\ntraining: { learningRate: 0.003, steps: 8000 }',
    anchor: 790,
    goal: { figure: 'wall', seconds: 790 / 40 },
  },
  {
    name: 'u-3',
    system: '{ oracles: [norm], field: complex }',
    grid: '{ dimension: 3, generators: 9, weights: { closure: 1 } }',
    rest: 'restarts: 80\ntraining: { steps: 6000 }',
    anchor: 1396,
    goal: { figure: 'trial', seconds: 1396 / 500 },
  },
  {
    name: 'u-6',
    system: '{ oracles: [norm], field: complex }',
    grid: '{ dimension: 6, generators: 36, weights: { closure: 1 } }',
    rest: 'restarts: 4\ntraining: { learningRate: 0.003, steps: 8000 }',
    anchor: 39332,
    goal: { figure: 'trial', seconds: 39332 / 600 },
  },
  {
    name: 'g2-diagram',
    system: '{ oracles: [three-form] }',
    grid: '{ dimension: 7, generators: { from: 1, to: 14 }, weights: { closure: 1 } }',
    rest: 'restarts: 24',
    goal: { figure: 'wall', seconds: 60 },
  },
  {
    name: 'e6',
    system: '{ oracles: [{ kind: cubic, form: albert }] }',
    grid: '{ dimension: 27, generators: 78, weights: { closure: 0 } }',
    rest: 'data: { kind: normal, samples: 1000 }\nrestarts: 1\ntraining: { schedule: { kind: inverse-sqrt, halfLife: 100 }, learningRate: 0.003, steps: 8000 }',
    goal: { figure: 'wall', seconds: 30 },
  },
];

const sweepOf = ({ name, system, grid, rest }) => `name: ${name}\nsystem: ${system}\ngrid: ${grid}\n${rest}\n`;

console.log(`${cpus()[0].model}, ${String(cpus().length)} cores, ${String(SLOTS)} slots, Node ${process.version}\n`);
console.log('| system | trials | wall s | s per trial | authors, s | goal | dim G | N_g that vanish | lowest loss |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const system of SYSTEMS) {
  if (options.only !== undefined && !options.only.split(',').includes(system.name)) continue;
  const { seconds, result } = await runLiesweep(sweepOf(system));
  const trial = result.trials.trainedSeconds / SLOTS / result.trials.recorded;
  const [{ cells, groupDimension }] = result.phaseDiagram.slices;
  const vanishing = cells.filter((cell) => cell.vanishing);
  const reached = (system.goal.figure === 'trial' ? trial : seconds) <= system.goal.seconds;
  console.log(
    `| ${[
      system.name,
      result.trials.recorded,
      seconds.toFixed(1),
      trial.toPrecision(2),
      system.anchor ?? '–',
      `${system.goal.figure} ≤ ${system.goal.seconds.toPrecision(3)} s: ${reached ? 'reached' : 'missed'}`,
      `${String(groupDimension.value)}, ${groupDimension.status}`,
      vanishing.map(({ generators }) => generators).join(' '),
      Math.min(...cells.map(({ lowestLoss }) => lowestLoss)).toExponential(1),
    ]
      .map(String)
      .join(' | ')} |`,
  );
}

if (options.only === undefined || options.only.split(',').includes('certificate')) {
  const spec = parseSweepFile(sweepOf(SYSTEMS.find(({ name }) => name === 'e6')));
  const shape = { dimension: 27, field: 'real' };
  const oracle = makeOracle(spec.system.oracles[0], shape);
  const began = performance.now();
  const { samples, sampleCount } = makeDataset(spec, 27, oracle.vectorCount * 27);
  const { vectorCount, labelCount } = oracle;
  const gradient = (x) => oracle.gradient(x);
  const certificate = certifyFormula({ shape, vectorCount, labelCount, samples, gradient });
  console.log(
    `\ncertificate of E6 (27 dimensions, ${String(sampleCount)} samples): ${((performance.now() - began) / 1000).toFixed(1)} s, dimension ${String(certificate.dimension)}; goal 10 s`,
  );
}
