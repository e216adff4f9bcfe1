// The reference systems of vector fields by trained sweeps: dimension by certificate and by training, and which N_g close.
// npm run bench -- fields [ID …] [--seeds N] [--most D]: those of dimension at most D, 12 unless told otherwise.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runLiesweep } from './run-liesweep.mjs';

const SYSTEMS = JSON.parse(readFileSync(new URL('fields/systems.json', import.meta.url), 'utf8'));

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1' }, most: { type: 'string', default: '12' } },
});

/** A system as a sweep over all N_g up to one more than its dimension, with closure. */
function sweepOf(system, seed) {
  const {
    id,
    of,
    features,
    particles,
    tied = true,
    parameterisation,
    data,
    labelAction,
    timeScaling,
    dimension,
  } = system;
  const kind = typeof parameterisation === 'string' ? { kind: parameterisation } : parameterisation;
  return [
    `name: fields-${id.toLowerCase().replaceAll('.', '-')}`,
    'system:',
    `  oracles: ${JSON.stringify([{ kind: 'expression', of }])}`,
    `  particles: ${JSON.stringify({ count: particles, features, tied })}`,
    `  parameterisation: ${JSON.stringify(kind)}`,
    ...(labelAction === undefined ? [] : [`  labelAction: ${JSON.stringify(labelAction)}`]),
    ...(timeScaling === true ? ['  timeScaling: true'] : []),
    `data: ${data}`,
    'grid:',
    `  generators: { from: 1, to: ${dimension + 1} }`,
    '  weights: { closure: 1 }',
    `seed: ${String(seed)}`,
    '',
  ].join('\n');
}

/** N_g beyond the number of fields that there are, as where all of them are symmetries, cannot be asked for. */
const list = (numbers) => (numbers.length === 0 ? '-' : numbers.join(' '));

let wrong = 0;
console.log('| system | expected | certificate | status | closes | expected to close | restarts that vanish | s |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const system of SYSTEMS) {
  if (asked.length > 0 ? !asked.includes(system.id) : system.dimension > Number(options.most)) continue;
  for (let seed = 1; seed <= Number(options.seeds); seed += 1) {
    const { result, seconds } = await runLiesweep(sweepOf(system, seed));
    const [slice] = result.phaseDiagram.slices;
    const closes = slice.cells.filter(({ vanishing }) => vanishing).map(({ generators }) => generators);
    const rates = slice.cells
      .filter(({ generators }) => generators <= system.dimension)
      .map(({ vanishingTrials, trials }) => `${vanishingTrials ?? '?'}/${trials ?? '?'}`);
    const expected = system.closing ?? [];
    const isRight =
      slice.groupDimension.certificate === system.dimension &&
      (system.closing === undefined || list(closes) === list(expected));
    if (!isRight) wrong += 1;
    const { certificate, status } = slice.groupDimension;
    console.log(
      `| ${system.id}${isRight ? '' : ' ✗'} | ${system.dimension} | ${certificate} | ${status} | ${list(closes)} | ` +
        `${system.closing === undefined ? 'not known' : list(expected)} | ${rates.join(' ')} | ${seconds.toFixed(1)} |`,
    );
  }
}
console.log(wrong === 0 ? '\nAll as the reference has them.' : `\n${String(wrong)} differ from the reference.`);
if (wrong > 0) process.exitCode = 1;
