// The heat map of examples/so-n-heat-map.yaml, again and again with other seeds: is every cell right, and how long does
// it take from the command to the report, servers included?
//
//   node tools/bench/heat-map.mjs [--seeds 10] [--closed]      --closed: the closed half alone
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runLiesweep } from './run-liesweep.mjs';

const { values: options } = parseArgs({
  options: { seeds: { type: 'string', default: '10' }, closed: { type: 'boolean' } },
});
const text = readFileSync(new URL('../../examples/so-n-heat-map.yaml', import.meta.url), 'utf8').replace(
  'closure: [0, 1]',
  options.closed ? 'closure: 1' : 'closure: [0, 1]',
);

/** Which N_g have a closed subalgebra of so(n) (docs/equations.md); without closure every N_g up to the dimension vanishes. */
const CLOSED = { 2: [1], 3: [1, 3], 4: [1, 2, 3, 4, 6], 5: [1, 2, 3, 4, 6, 10] };
const SLOTS = Math.min(4, cpus().length);

function wrongCells({ phaseDiagram }) {
  return phaseDiagram.slices.flatMap(({ dimension, weights, cells, groupDimension }) => {
    const group = (dimension * (dimension - 1)) / 2;
    const wrong = cells
      .filter(
        ({ generators, vanishing }) =>
          vanishing !== (weights.closure > 0 ? CLOSED[dimension].includes(generators) : generators <= group),
      )
      .map(({ generators }) => `n=${String(dimension)} N_g=${String(generators)} closure=${String(weights.closure)}`);
    if (groupDimension.value !== group || groupDimension.status !== 'confirmed') {
      wrong.push(
        `n=${String(dimension)} closure=${String(weights.closure)}: ${String(groupDimension.value)} ${groupDimension.status}`,
      );
    }
    return wrong;
  });
}

console.log(`${cpus()[0].model}, ${String(cpus().length)} cores, ${String(SLOTS)} slots, Node ${process.version}`);
console.log(
  '\n| seed | wall s | training s per slot | outside training | trainer and slots, peak MB | processor s | wrong cells |\n|---|---|---|---|---|---|---|',
);
const walls = [];
for (let seed = 1; seed <= Number(options.seeds); seed += 1) {
  const { seconds, result, trainerBytes, processorSeconds } = await runLiesweep(
    text.replace(/^seed: .*$/m, `seed: ${String(seed)}`),
  );
  const perSlot = result.trials.trainedSeconds / SLOTS;
  const wrong = wrongCells(result);
  const processor = [...processorSeconds].map(([role, used]) => `${role} ${used.toFixed(1)}`).join(', ');
  walls.push(seconds);
  console.log(
    `| ${String(seed)} | ${seconds.toFixed(1)} | ${perSlot.toFixed(1)} | ${((1 - perSlot / seconds) * 100).toFixed(0)} % | ${(trainerBytes / 1e6).toFixed(0)} | ${processor} | ${wrong.join('; ') || 'none'} |`,
  );
}
console.log(`\nmedian wall: ${walls.toSorted((a, b) => a - b)[Math.floor(walls.length / 2)].toFixed(1)} s`);
