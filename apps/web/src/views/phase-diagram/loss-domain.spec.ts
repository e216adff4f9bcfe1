import { lossDomain } from '@liesweep/figures/cell-colour';
import { CellColumns } from '../../live/cell-columns.js';
import { domainOf } from './loss-domain.js';

test.each([[[]], [[0.5, 1e-3]], [[3e-15, 240]], [[0, 1]], [[null, 1e-14]]] as const)(
  'the scale of the losses %j is that of the report',
  (losses) => {
    const columns = new CellColumns(4);
    const each = <Value>(value: Value): Value[] => losses.map(() => value);
    columns.merge({
      ...{ revision: 1, reset: false, hasMore: false, total: 4 },
      cells: {
        index: losses.map((_, index) => index),
        ...{ trials: each(1), failed: each(0), vanishingTrials: each(0), dominantTerm: each(null) },
        ...{ lowestLoss: [...losses], finalLoss: [...losses] },
      },
    });
    expect(domainOf(columns)).toEqual(lossDomain(losses));
  },
);
