import { compareObjects, flatten } from './differences.js';

const ONE = {
  name: 'a',
  optimiser: { learningRate: 0.01, kind: 'adam' },
  grid: { generators: [1, 2, 3] },
  restarts: 8,
};

describe('flatten', () => {
  it('names every value by its path, and keeps a list of plain values together', () => {
    expect([...flatten(ONE)]).toEqual([
      ['name', 'a'],
      ['optimiser.learningRate', '0.01'],
      ['optimiser.kind', 'adam'],
      ['grid.generators', '1, 2, 3'],
      ['restarts', '8'],
    ]);
  });

  it('opens lists of objects, and writes null, false and nothing', () => {
    expect([...flatten({ oracles: [{ kind: 'p' }], a: null, b: false, c: [] })]).toEqual([
      ['oracles.0.kind', 'p'],
      ['a', 'null'],
      ['b', 'false'],
      ['c', 'none'],
    ]);
    expect([...flatten('text')]).toEqual([]);
  });
});

describe('compareObjects', () => {
  it('tells what differs, and where something is missing', () => {
    const rows = compareObjects([ONE, { ...ONE, restarts: 16, budget: { trials: 5 } }]);
    expect(rows.filter(({ differs }) => differs)).toEqual([
      { what: 'restarts', values: ['8', '16'], differs: true },
      { what: 'budget.trials', values: [null, '5'], differs: true },
    ]);
    expect(rows).toHaveLength(6);
  });

  it('finds no difference between a thing and itself', () => {
    expect(compareObjects([ONE, ONE, ONE]).some(({ differs }) => differs)).toBe(false);
    expect(compareObjects([])).toEqual([]);
  });
});
