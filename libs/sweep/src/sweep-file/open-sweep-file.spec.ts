import * as fc from 'fast-check';
import type { DataFacts } from '../data-facts.js';
import { openSweepFile, parseSweepFile } from './parse-sweep-file.js';

const FACTS: DataFacts = {
  ...{ digest: `sha256:${'1'.repeat(64)}`, dimension: 3, labels: 1, classes: null },
  ...{ samples: 48, heldOut: 12, different: 60 },
};

const textOf = (grid: string, oracle = 'norm'): string =>
  `name: a\nsystem: { oracles: [${oracle}] }\ndata: { kind: npy, path: x.npy, labels: 1 }\ngrid: ${grid}\n`;

/** What reading gives: a specification, or everything that is said against it. */
function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

test('n comes from the data file where the sweep file leaves it to that', () => {
  const { spec, resolve } = openSweepFile(textOf('{ generators: 2 }'));
  expect(spec.grid.dimension).toEqual([]);
  expect(resolve(FACTS)).toMatchObject({ grid: { dimension: [3] }, data: { digest: FACTS.digest } });
});

test('what does not fit the data file is said at its place, as if the file were read anew', () => {
  const { resolve } = openSweepFile(textOf('{ dimension: 4, generators: 2 }'));
  expect(() => resolve(FACTS)).toThrow(expect.objectContaining({ name: 'InvalidSweepError' }) as Error);
});

test('completed with any facts, it is what reading it with them gives, refusals included', () => {
  const grid = fc.constantFrom(
    '{ generators: 2 }',
    '{ dimension: 3, generators: [1, 2] }',
    '{ dimension: 4, generators: 1 }',
  );
  const oracle = fc.constantFrom(
    'norm',
    'l1',
    '{ kind: learned, model: classifier }',
    '{ kind: learned, model: quadratic }',
  );
  const facts = fc.record({
    ...{ dimension: fc.integer({ min: 1, max: 4 }), samples: fc.integer({ min: 1, max: 60 }) },
    ...{
      labels: fc.integer({ min: 0, max: 2 }),
      classes: fc.constantFrom(null, 2),
      different: fc.integer({ min: 1, max: 60 }),
    },
  });
  fc.assert(
    fc.property(grid, oracle, facts, (ofGrid, ofOracle, found) => {
      const text = textOf(ofGrid, ofOracle);
      const known = { ...FACTS, ...found };
      const opened = outcomeOf(() => openSweepFile(text));
      expect(opened instanceof Error ? opened : outcomeOf(() => openSweepFile(text).resolve(known))).toEqual(
        opened instanceof Error ? outcomeOf(() => parseSweepFile(text)) : outcomeOf(() => parseSweepFile(text, known)),
      );
    }),
    { seed: 1 },
  );
});
