import { logFilter } from './log-filter.js';

const LINES = [
  '{"level":"info","msg":"a","shard":3}',
  '{"level":"warn","msg":"b","shard":3}',
  '{"level":"error","msg":"c","shard":4}',
  '{"msg":"no level"}',
  'no JSON',
  '3',
];

it.each([
  [{ level: undefined, shard: undefined }, [0, 1, 2, 3, 4, 5]],
  [{ level: 'warn', shard: undefined }, [1, 2]],
  [{ level: undefined, shard: 3 }, [0, 1]],
  [{ level: 'warn', shard: 3 }, [1]],
] as const)('%j wants the lines %j', (wanted, expected) => {
  const isWanted = logFilter(wanted);
  expect(LINES.flatMap((line, index) => (isWanted(line) ? [index] : []))).toEqual(expected);
});
