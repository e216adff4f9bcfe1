import { measuredWorker } from './measured-worker.js';
import { parseMetrics } from './parse-metrics.js';

const TEXT = `# HELP liesweep_slots Shards that this trainer can train at once.
# TYPE liesweep_slots gauge
liesweep_slots 4
liesweep_shards_in_training 3
liesweep_worker_info{identity="71@node \\"a\\"\\\\b",queue="train-gpu"} 1
liesweep_device_memory_used_bytes{device="gpu:0"} 3e9
liesweep_device_memory_total_bytes{device="gpu:0"} 8e9 1700000000000
liesweep_trials_total 1200
process_resident_memory_bytes NaN
# not a metric at all
`;

describe('metrics of a worker', () => {
  it('are read line by line, with their labels', () => {
    expect(
      parseMetrics(TEXT)
        .map(({ name }) => name)
        .filter((name) => name.startsWith('liesweep')),
    ).toHaveLength(6);
    expect(parseMetrics(TEXT)[2]).toEqual({
      ...{ name: 'liesweep_worker_info', value: 1 },
      labels: { identity: '71@node "a"\\b', queue: 'train-gpu' },
    });
  });

  it('say what it trains with, and nothing that is no number', () => {
    expect(measuredWorker(parseMetrics(TEXT))).toEqual({
      ...{ identity: '71@node "a"\\b', queue: 'train-gpu', slots: 4, busySlots: 3, trialsTrained: 1200 },
      ...{ device: 'gpu:0', deviceMemoryBytes: 3e9, deviceMemoryLimitBytes: 8e9, residentBytes: null },
    });
  });

  it('of something else say nothing', () => {
    expect(Object.values(measuredWorker(parseMetrics('<html></html>'))).every((value) => value === null)).toBe(true);
  });
});
