import { usualSlots } from './usual-slots.js';

test.each([
  ['cpu', 1, 1],
  ['cpu', 3, 3],
  ['cpu', 64, 4],
  ['gpu', 64, 1],
])('a machine of class %s with %i cores has %i slots', (deviceClass, cores, slots) => {
  expect(usualSlots(deviceClass, cores)).toBe(slots);
});
