// How fast one step of one trial is: compiled and stacked, against eager one by one and against jax (vmap + jit).
//
//   node tools/bench/engine.mjs [--no-jax] [--steps 400] [--rounds 3]
//
// All engines train n = 4, N_g = 1…10 by mask, 160 trials, 300 samples, all terms but sparsity, in float32 on the CPU.
// Each round runs every engine once, in turn, so that ratios are of the same minutes; the median round is printed.
import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    'no-jax': { type: 'boolean' },
    steps: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
  },
});
const steps = Number(options.steps);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const N = 4;
const TRIALS = 160;
const GENERATORS = 10;
const SAMPLES = 300;

/** Runs one measurement in a process of its own: TensorFlow's threads are fixed when it loads. */
function measure(job, threads) {
  return new Promise((resolve, reject) => {
    const child = fork(
      here('./engine-process.mjs'),
      [JSON.stringify({ n: N, generators: GENERATORS, samples: SAMPLES, steps, ...job })],
      {
        env: {
          ...process.env,
          TF_CPP_MIN_LOG_LEVEL: '3',
          ...(threads === undefined ? {} : { TF_NUM_INTRAOP_THREADS: threads, TF_NUM_INTEROP_THREADS: threads }),
        },
      },
    );
    child.once('message', resolve);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the measurement ended with code ${String(code)}`));
    });
  });
}

/** Two processes of one thread each, as the trainer runs them: microseconds per trial and step of the machine. */
async function measureSlots(job) {
  const both = await Promise.all([
    measure({ ...job, restarts: TRIALS / GENERATORS }, '1'),
    measure({ ...job, restarts: TRIALS / GENERATORS }, '1'),
  ]);
  return Math.max(...both) / 2;
}

function prepareJax() {
  if (options['no-jax']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-jax-'));
  execFileSync('python3', ['-m', 'venv', folder]);
  const pinned = ['--require-hashes', '--only-binary=:all:', '--requirement', here('./peers/requirements.txt')];
  execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', ...pinned], { stdio: 'inherit' });
  return folder;
}

const jax = prepareJax();
const jaxTime = (form) =>
  Number(
    execFileSync(
      join(jax, 'bin', 'python'),
      [here('./peers/jax_stack.py'), ...[N, TRIALS, GENERATORS, steps, SAMPLES].map(String), form],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );

const engines = {
  'eager, one trial at a time (N_g = 6)': () =>
    measure({ eager: true, form: 'quadratic', generatorList: [6], restarts: 1, steps: 60 }),
  'compiled, quadratic form R, two slots': () => measureSlots({ form: 'quadratic' }),
  'compiled, over the samples, two slots': () => measureSlots({ form: 'samples' }),
  'compiled, learned constants, quadratic form R, two slots': () =>
    measureSlots({ form: 'quadratic', structureConstants: 'learned' }),
  ...(jax === undefined
    ? {}
    : {
        'jax vmap + jit, over the samples': () => jaxTime('samples'),
        'jax vmap + jit, quadratic form R': () => jaxTime('quadratic'),
      }),
};

const rounds = [];
try {
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const times = {};
    for (const [name, run] of Object.entries(engines)) times[name] = await run();
    rounds.push(times);
  }
} finally {
  if (jax !== undefined && existsSync(jax)) rmSync(jax, { recursive: true });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
console.log(
  `${cpus()[0].model}, ${String(cpus().length)} cores, Node ${process.version}; ${String(rounds.length)} rounds, ${String(steps)} steps`,
);
console.log('\n| engine | µs per trial and step |\n|---|---|');
for (const name of Object.keys(engines))
  console.log(`| ${name} | ${median(rounds.map((times) => times[name])).toFixed(1)} |`);
const ratio = (slow, fast) => median(rounds.map((times) => times[slow] / times[fast])).toFixed(1);
const [eager, quadratic, samples, , jaxSamples, jaxQuadratic] = Object.keys(engines);
console.log(`\neager / compiled: ${ratio(eager, quadratic)}`);
if (jax !== undefined) {
  console.log(`jax over the samples / compiled with R: ${ratio(jaxSamples, quadratic)}`);
  console.log(`jax over the samples / compiled over the samples: ${ratio(jaxSamples, samples)}`);
  console.log(`jax with R / compiled with R: ${ratio(jaxQuadratic, quadratic)}`);
}
