import { jsonDisplay } from './json-display.js';

const SNAPSHOT = {
  ...{ trialCount: 4, done: 1, trained: 2, failed: 0, rate: 0, remainingSeconds: null },
  ...{ waiting: null as string | null, cells: { decided: 1, open: 3, generators: [1], rows: [] } },
};

it('says how far a sweep is in one line of JSON, once for each change', () => {
  const written: string[] = [];
  const display = jsonDisplay({ write: (text: string) => written.push(text) > 0 });
  for (const done of [1, 1, 2]) display.show({ ...SNAPSHOT, done });
  display.end();
  expect(written.map((line) => JSON.parse(line) as unknown)).toEqual(
    [1, 2].map((done) => ({ progress: { ...SNAPSHOT, done, cells: { decided: 1, open: 3 } } })),
  );
  expect(written.every((line) => /^[^\n]+\n$/.test(line))).toBe(true);
});
