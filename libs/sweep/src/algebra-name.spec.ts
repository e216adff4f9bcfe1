import { algebraMisfit, algebraNamesLike, parseAlgebraName } from './algebra-name.js';

const real = (dimension: number) => ({ dimension, field: 'real' }) as const;
const complex = (dimension: number) => ({ dimension, field: 'complex' }) as const;

test.each([
  ['so(3)', { kind: 'so', p: 3, q: 0 }],
  ['so(1,3)', { kind: 'so', p: 1, q: 3 }],
  ['SO( 1, 3 )', { kind: 'so', p: 1, q: 3 }],
  ['Lorentz', { kind: 'so', p: 1, q: 3 }],
  ['u(2)', { kind: 'u', n: 2 }],
  ['su(2)', { kind: 'su', n: 2 }],
  ['sl(3)', { kind: 'sl', n: 3 }],
  ['g2', { kind: 'g2' }],
  ['scaling', { kind: 'scaling' }],
])('%s is the name of an algebra', (name, algebra) => {
  expect(parseAlgebraName(name)).toEqual(algebra);
});

test.each(['', 'so', 'so()', 'so(3', 'so(-1)', 'su(2,1)', 'u(0)', 'e8', 'so(3)⊕u(1)', 'so(1,3,1)'])(
  '%j is none',
  (name) => {
    expect(parseAlgebraName(name)).toBeUndefined();
  },
);

test('every name that is offered is valid', () => {
  for (const text of ['soo(3)', 'lorenz', 'so(2,2', 'su 5', '']) {
    expect(algebraNamesLike(text).filter((name) => parseAlgebraName(name) === undefined)).toEqual([]);
  }
  expect(algebraNamesLike('SQ(7)')).toContain('so(7)');
});

test('an algebra acts on as many features as it says, of its own field; the scaling acts on any', () => {
  const misfit = (name: string, shape: Parameters<typeof algebraMisfit>[1]): string | undefined =>
    algebraMisfit(parseAlgebraName(name) ?? { kind: 'scaling' }, shape);
  for (const [name, shape] of [
    ['so(3)', real(3)],
    ['lorentz', real(4)],
    ['sl(2)', real(2)],
    ['g2', real(7)],
    ['u(2)', complex(2)],
    ['su(3)', complex(3)],
    ['scaling', real(5)],
    ['scaling', complex(5)],
  ] as const) {
    expect(misfit(name, shape)).toBeUndefined();
  }
  expect(misfit('so(1,3)', real(3))).toMatch(/^it acts on 4 real features, and there are 3 real ones/);
  expect(misfit('su(2)', real(4))).toMatch(/^it acts on 2 complex features, and there are 4 real ones/);
  expect(misfit('g2', complex(7))).toMatch(/^it acts on 7 real features/);
});
