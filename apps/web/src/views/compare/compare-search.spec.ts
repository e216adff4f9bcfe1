import { compareSearch, compareText } from './compare-search.js';

describe('what is compared stands in the address', () => {
  it('as sweeps and slices, read and written alike', () => {
    const text = 'so-n-8a1,so-n-8a1~3,u-2-77';
    const series = compareSearch({ sweeps: text });
    expect(series).toEqual([
      { sweepId: 'so-n-8a1', slice: null },
      { sweepId: 'so-n-8a1', slice: 3 },
      { sweepId: 'u-2-77', slice: null },
    ]);
    expect(compareText(series)).toBe(text);
    expect(compareText([])).toBeUndefined();
  });

  it('without what is twice there, what cannot be meant, and more than six', () => {
    expect(compareSearch({ sweeps: 'abc,abc,../x,ABC,abc~,abc~-1,' })).toEqual([{ sweepId: 'abc', slice: null }]);
    expect(compareSearch({ sweeps: Array.from({ length: 9 }, (_, k) => `abc~${String(k)}`).join(',') })).toHaveLength(
      6,
    );
    expect([compareSearch({}), compareSearch({ sweeps: {} })]).toEqual([[], []]);
  });
});
