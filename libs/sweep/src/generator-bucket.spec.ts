import { generatorBucket } from './generator-bucket.js';

const counts = Array.from({ length: 200 }, (_, at) => at + 1);

test.each([true, false])('a bucket holds its number and is its own bucket (closure %p)', (hasClosure) => {
  for (const count of counts) {
    const edge = generatorBucket(count, hasClosure);
    expect(edge).toBeGreaterThanOrEqual(count);
    expect(generatorBucket(edge, hasClosure)).toBe(edge);
    expect(generatorBucket(count + 1, hasClosure)).toBeGreaterThanOrEqual(edge);
  }
});

test('padding is at most a third with closure, and at most twofold without', () => {
  for (const count of counts) {
    expect(generatorBucket(count, true) / count).toBeLessThan(4 / 3);
    expect(generatorBucket(count, false) / count).toBeLessThan(2);
  }
});

test('small sets with closure stay apart', () => {
  expect(counts.slice(0, 10).map((count) => generatorBucket(count, true))).toEqual([1, 2, 3, 4, 5, 6, 8, 8, 10, 10]);
  expect(counts.slice(0, 10).map((count) => generatorBucket(count, false))).toEqual([1, 2, 4, 4, 8, 8, 8, 8, 16, 16]);
});
