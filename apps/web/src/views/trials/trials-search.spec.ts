import { listTrials } from '@liesweep/api-contract';
import { columnsOf, columnsText, ORDERS, trialsSearch } from './trials-search.js';

test('the page knows the orders that the interface has', () => {
  expect(ORDERS).toEqual(listTrials.query.shape.sort.unwrap().options);
});

test('what makes no sense in an address is left out', () => {
  expect(trialsSearch({ sort: 'loss', order: 'desc', dimension: '3', finalLossBelow: -1, columns: 'terms,x' })).toEqual(
    {
      ...{ order: 'desc', dimension: 3, columns: 'terms' },
    },
  );
});

test('columns and the text that names them are inverse', () => {
  expect(columnsOf(columnsText(['terms', 'key']))).toEqual(['terms', 'key']);
  expect(columnsText([])).toBeUndefined();
});
