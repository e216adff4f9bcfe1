import type { Fleet } from '@liesweep/api-contract';
import { fleetTotals } from './fleet-totals.js';

const worker = (changed: Partial<Fleet['workers'][number]>): Fleet['workers'][number] => ({
  ...{ kind: 'trainer', identity: '1@a', queue: 'train-cpu', lastSeenSeconds: 1, device: 'cpu' },
  ...{ slots: 4, busySlots: 3, deviceMemoryBytes: null, deviceMemoryLimitBytes: null },
  ...{ trialsTrained: null, residentBytes: null },
  ...changed,
});

const WAITING = [
  { queue: 'orchestrate', tasks: 1 },
  { queue: 'train-cpu', tasks: 4 },
];

it('a fleet is added up without those that are silent', () => {
  const workers = [
    worker({}),
    worker({ slots: 2, busySlots: 0 }),
    worker({ slots: null, busySlots: null }),
    worker({ lastSeenSeconds: 200 }),
    worker({ kind: 'orchestrator', slots: null, busySlots: null, lastSeenSeconds: 60 }),
  ];
  expect(fleetTotals({ workers, waitingTasks: WAITING })).toEqual({
    ...{ trainers: 3, orchestrators: 1, slots: 6, busySlots: 3, waitingTasks: 5 },
  });
});

it('slots that nobody measures are unknown, not none', () => {
  const workers = [worker({ slots: null, busySlots: null })];
  expect(fleetTotals({ workers, waitingTasks: [] })).toMatchObject({ trainers: 1, slots: null, busySlots: null });
});
