import { sourceKey, sweepSource } from './sweep-source.js';

it('a source of a sweep is read from the address', () => {
  expect(sweepSource({ from: 'data', of: 'sha256:0a', file: 'events.csv' })).toEqual({
    ...{ from: 'data', of: 'sha256:0a', file: 'events.csv' },
  });
  expect(sweepSource({ from: 'example', of: 15 })).toEqual({ from: 'example', of: '15', file: '' });
});

it.each([{}, { from: 'somewhere' }, { from: 3 }, { of: 'quick' }])('%j says nothing', (search) => {
  expect(sweepSource(search)).toBeUndefined();
});

it('two sources have one key exactly where they are the same', () => {
  const keys = [undefined, { from: 'data', of: 'a', file: 'b' }, { from: 'data', of: 'ab', file: '' }] as const;
  expect(new Set(keys.map(sourceKey)).size).toBe(3);
  expect(sourceKey({ from: 'formula', of: '', file: '' })).toBe(sourceKey(sweepSource({ from: 'formula' })));
});
