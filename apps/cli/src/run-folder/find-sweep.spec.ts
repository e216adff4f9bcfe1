import type { SweepRecord } from '@liesweep/sweep';
import { findSweep } from './find-sweep.js';

const IDS = ['quick-00150056', 'quick-0077', 'quick-fast-abcd1234', 'so-n-01234567', 'so-n-89abcdef'];

const RECORDS = IDS.map(
  (sweepId, index) =>
    ({
      ...{ sweepId, createdAt: `2026-01-0${String(9 - index)}T00:00:00Z` },
      spec: { name: sweepId.slice(0, sweepId.lastIndexOf('-')) },
    }) as SweepRecord,
);

async function found(word: string, records = RECORDS): Promise<string | undefined> {
  const rows = {
    sweep: (id: string) => Promise.resolve(records.find(({ sweepId }) => sweepId === id)),
    sweeps: () => Promise.resolve(records),
  };
  return (await findSweep(word, rows))?.sweepId;
}

describe('the sweep that a word means', () => {
  it.each([
    ['its id', 'quick-0077', 'quick-0077'],
    ['the beginning of one id', 'quick-001', 'quick-00150056'],
    ['the beginning of its digits', 'abcd', 'quick-fast-abcd1234'],
    ['the name of one sweep, though other ids begin so', 'quick-fast', 'quick-fast-abcd1234'],
    ['the last, by its record and not by its place', '@last', 'quick-00150056'],
    ['nothing that is known', 'absent', undefined],
    ['too few digits', '012', undefined],
    ['nothing', '', undefined],
  ])('%s', async (_, word, expected) => {
    expect(await found(word)).toBe(expected);
  });

  it('is asked for where it may be more than one, with what it may be', async () => {
    await expect(found('so')).rejects.toThrow(/^so may mean 2 sweeps:\n {2}so-n-89abcdef .*\n {2}so-n-01234567 /);
    await expect(found('so')).rejects.toMatchObject({ name: 'BadInputError' });
  });

  it('is listed among ten at most', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...({ sweepId: `a-${String(index).padStart(8, '0')}`, spec: { name: 'a' } } as SweepRecord),
      createdAt: '2026-01-01T00:00:00Z',
    }));
    await expect(found('a', many)).rejects.toThrow(
      /30 sweeps:\n {2}… 20 earlier ones\n(?: {2}a-\S+ .*\n){10}Give more/,
    );
  });

  it('is none where there are none', async () => {
    expect(await found('@last', [])).toBeUndefined();
  });
});
