import { nameAlgebra } from './name-algebra.js';
import type { CentreName } from './name-centre.js';

describe('the name of a reductive algebra', () => {
  it.each<[readonly (readonly string[])[], readonly CentreName[], string]>([
    // one simple ideal: all its names
    [[['su(2)', 'so(3)']], [], 'su(2) ≅ so(3)'],
    [[['su(3)']], [], 'su(3)'],
    // one flow
    [[], ['u(1)'], 'so(2) ≅ u(1)'],
    [[], ['so(1,1)'], 'so(1,1) ≅ R'],
    [[], ['R'], 'R'],
    // sums that have a name of their own
    [
      [
        ['su(2)', 'so(3)'],
        ['su(2)', 'so(3)'],
      ],
      [],
      'so(4) ≅ su(2)⊕su(2)',
    ],
    [
      [
        ['sl(2,R)', 'so(1,2)'],
        ['sl(2,R)', 'so(1,2)'],
      ],
      [],
      'so(2,2) ≅ sl(2,R)⊕sl(2,R)',
    ],
    [[['su(4)', 'so(6)']], ['u(1)'], 'u(4) ≅ su(4)⊕u(1)'],
    [[['su(1,2)']], ['u(1)'], 'u(1,2) ≅ su(1,2)⊕u(1)'],
    [[['sl(3,R)']], ['R'], 'gl(3,R) ≅ sl(3,R)⊕R'],
    // sums that have none
    [[['su(3)'], ['su(2)', 'so(3)']], ['u(1)'], 'su(3)⊕su(2)⊕u(1)'],
    [[['su(2)', 'so(3)']], ['R'], 'su(2)⊕R'],
    [[['sl(2,R)', 'so(1,2)']], ['u(1)'], 'sl(2,R)⊕u(1)'],
    [[['su(2)'], ['su(2)'], ['su(2)']], [], 'su(2)⊕su(2)⊕su(2)'],
    [[], ['u(1)', 'u(1)'], 'u(1)⊕u(1)'],
    [[['so(5)', 'sp(2)']], ['u(1)', 'R'], 'so(5)⊕u(1)⊕R'],
  ])('of the parts %j and the centre %j is %s', (simple, centre, name) => {
    expect(nameAlgebra({ simple, centre })).toBe(name);
  });

  it('of no part is empty', () => {
    expect(nameAlgebra({ simple: [], centre: [] })).toBe('');
  });
});
