import { undoScale } from './undo-scale.js';

const SCALE = Float64Array.of(100, 0.5);

test('a generator of scaled features becomes S𝒲S⁻¹, in both its parts where it is complex', () => {
  const real = undoScale(Float32Array.of(1, 2, 3, 4), SCALE, { dimension: 2, field: 'real' });
  expect([...real]).toEqual([1, 400, Math.fround(0.015), 4]);
  const scale = Float64Array.of(...SCALE, ...SCALE);
  const complex = undoScale(Float32Array.of(1, 2, 3, 4, 1, 2, 3, 4), scale, { dimension: 2, field: 'complex' });
  expect([...complex]).toEqual([...real, ...real]);
});

test('one common factor changes nothing', () => {
  const generators = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  expect(undoScale(generators, Float64Array.of(7.3, 7.3), { dimension: 2, field: 'real' })).toEqual(generators);
});

test('half a generator is refused', () => {
  expect(() => undoScale(Float32Array.of(1, 2), SCALE, { dimension: 2, field: 'real' })).toThrow(RangeError);
});
