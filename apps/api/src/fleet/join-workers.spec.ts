import { joinWorkers } from './join-workers.js';
import { measuredWorker } from './measured-worker.js';
import { parseMetrics } from './parse-metrics.js';

const measured = (text: string) => measuredWorker(parseMetrics(text));
const info = (identity: string, queue: string) => `liesweep_worker_info{identity="${identity}",queue="${queue}"} 1\n`;

const POLLING = [
  { kind: 'trainer', identity: '2@b', queue: 'train-cpu', lastSeenSeconds: 1 },
  { kind: 'orchestrator', identity: '1@a', queue: 'orchestrate', lastSeenSeconds: 0.5 },
] as const;

describe('workers of a fleet', () => {
  it('are who polls, with what they measure', () => {
    const workers = joinWorkers(POLLING, [measured(`${info('2@b', 'train-cpu')}liesweep_slots 4\n`)]);
    expect(workers.map(({ identity, slots, lastSeenSeconds }) => [identity, slots, lastSeenSeconds])).toEqual([
      ['1@a', null, 0.5],
      ['2@b', 4, 1],
    ]);
  });

  it('are who measures and is not seen polling too', () => {
    const workers = joinWorkers([], [measured(`${info('3@c', 'train-gpu')}liesweep_slots 1\n`), measured('')]);
    expect(workers.map(({ kind, identity, queue }) => [kind, identity, queue])).toEqual([
      ['orchestrator', 'unknown', 'unknown'],
      ['trainer', '3@c', 'train-gpu'],
    ]);
  });
});
