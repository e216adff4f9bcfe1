import { cellSearch } from './cell-search.js';

test('what is looked at is read from the address', () => {
  expect(cellSearch({ restart: 3, basis: 'sparsest', generator: '2' })).toEqual({
    restart: 3,
    basis: 'sparsest',
    generator: 2,
  });
});

test('what cannot be meant is left out', () => {
  expect(cellSearch({ restart: -1, basis: '<script>', generator: 1e9, other: 1 })).toEqual({});
});
