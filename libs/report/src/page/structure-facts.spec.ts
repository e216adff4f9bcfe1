import { structureFacts } from './structure-facts.js';

const STRUCTURE = {
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
  reason: 'The roots of N_g <generators> tell.',
};

describe('structureFacts', () => {
  test('says name, signature, rank, centre, ideals and the reason', () => {
    const { markup } = structureFacts(STRUCTURE);
    for (const text of [
      'so(4) ≅ su(2)⊕su(2)',
      '>0, 6, 0<',
      '>2<',
      'su(2) (3), one of dimension 3',
      'N<sub>g</sub> &lt;',
    ]) {
      expect(markup).toContain(text);
    }
  });

  test('says what is not known', () => {
    const unknown = {
      name: null,
      killing: null,
      rank: null,
      centreDimension: null,
      derivedDimension: null,
      ideals: [],
    };
    const { markup } = structureFacts({ ...STRUCTURE, ...unknown });
    expect(markup.match(/not known/g)).toHaveLength(5);
    expect(markup).toContain('no name decided');
    expect(markup).not.toMatch(/null|undefined/);
  });
});
