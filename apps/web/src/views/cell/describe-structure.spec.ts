import { describeStructure } from './describe-structure.js';

const SO4 = {
  name: 'so(4) ≅ su(2)⊕su(2)',
  dimension: 6,
  isClosed: true,
  killing: { plus: 0, minus: 6, zero: 0 },
  rank: 2,
  centreDimension: 0,
  derivedDimension: 6,
  ideals: [
    { dimension: 3, name: 'su(2)' },
    { dimension: 3, name: null },
  ],
  reason: 'Two simple ideals.',
};

describe('describeStructure', () => {
  it('says what is known, ideals without a name by their dimension', () => {
    const words = describeStructure(SO4);
    expect(words?.name).toBe('so(4) ≅ su(2)⊕su(2)');
    expect(Object.fromEntries(words?.facts.map(({ what, is }) => [what, is]) ?? [])).toEqual({
      dimension: '6',
      rank: '2',
      'Killing form': '0 positive, 6 negative, 0 zero',
      centre: 'none',
      'derived algebra': '6',
      ideals: 'su(2), one of dimension 3',
    });
  });

  it('says what is not known, and nothing where there is no structure', () => {
    const words = describeStructure({ ...SO4, name: null, killing: null, rank: null, ideals: [] });
    expect(words?.facts.filter(({ is }) => is === 'not known').map(({ what }) => what)).toEqual([
      'rank',
      'Killing form',
      'ideals',
    ]);
    expect([null, undefined, 'so(3)', {}].map(describeStructure)).toEqual([null, null, null, null]);
  });
});
