// Shards per second through the whole path: planned, handed out by Temporal, trained for one step by the real trainer,
// stored, recorded and folded. One trial of one step is as empty as a shard gets.
//
//   node tools/bench/shards.mjs [--shards 500]
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runLiesweep } from './run-liesweep.mjs';

const { values: options } = parseArgs({ options: { shards: { type: 'string', default: '500' } } });
// The memory model gives each trial a stack of its own, below one kibibyte.
const sweep = `name: empty-shards
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1], weights: { closure: 0 } }
restarts: ${options.shards}
training: { steps: 1 }
execution: { maxStackMemory: 400B }
`;
const { result, log, processorSeconds } = await runLiesweep(sweep);
const at = (message) => Date.parse(log.find(({ msg }) => msg === message)?.time);
const seconds = (at('sweep ended') - Math.max(at('trainer ready'), at('orchestrator ready'))) / 1000;
console.log(`${cpus()[0].model}, ${String(cpus().length)} cores, Node ${process.version}`);
console.log(
  `${String(result.trials.recorded)} trials of one step, one per shard, in ${seconds.toFixed(1)} s: ${(result.trials.recorded / seconds).toFixed(0)} shards per second`,
);
const perShard = [...processorSeconds]
  .filter(([role]) => role !== 'liesweep')
  .map(([role, used]) => `${role} ${((used / result.trials.recorded) * 1000).toFixed(1)}`);
console.log(`processor time per shard, start-up included, ms: ${perShard.join(', ')}`);
