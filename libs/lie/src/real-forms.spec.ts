import { bracket } from './bracket.js';
import { realForms } from './real-forms.js';

describe('realForms', () => {
  test('a real generator is itself', () => {
    const [first, second] = realForms([1, 2, 3, 4, 5, 6, 7, 8], { dimension: 2, field: 'real' });
    expect([...(first?.data ?? [])]).toEqual([1, 2, 3, 4]);
    expect([...(second?.data ?? [])]).toEqual([5, 6, 7, 8]);
  });

  test('a complex generator A + iB is [[A, −B], [B, A]]', () => {
    const [matrix] = realForms([1, 2, 3, 4, 5, 6, 7, 8], { dimension: 2, field: 'complex' });
    expect(matrix?.rows).toBe(4);
    expect([...(matrix?.data ?? [])]).toEqual([1, 2, -5, -6, 3, 4, -7, -8, 5, 6, 1, 2, 7, 8, 3, 4]);
  });

  test('brackets of real forms are real forms of brackets: [iσ₁, iσ₂] = −2iσ₃', () => {
    const [s1, s2, s3] = realForms(
      [
        ...[0, 0, 0, 0, 0, 1, 1, 0], // iσ₁
        ...[0, 1, -1, 0, 0, 0, 0, 0], // iσ₂
        ...[0, 0, 0, 0, -2, 0, 0, 2], // −2iσ₃
      ],
      { dimension: 2, field: 'complex' },
    );
    if (s1 === undefined || s2 === undefined) throw new Error('three generators were given');
    const withoutSignOfZero = (data: Iterable<number> = []): number[] => Array.from(data, (entry) => entry + 0);
    expect(withoutSignOfZero(bracket(s1, s2).data)).toEqual(withoutSignOfZero(s3?.data));
  });
});
