import type { GeneratorAction } from '@liesweep/api-contract';
import { orbitScene } from './orbit-scene.js';

function action(scale: number): GeneratorAction {
  const circle = Array.from({ length: 40 }, (_, k) => [Math.cos(k / 6), Math.sin(k / 6), scale]);
  return {
    generator: 0,
    restart: 0,
    particles: 1,
    duration: 6,
    features: ['a', 'b', 'c', 'd'],
    shownAxes: [0, 1, 3],
    contours: null,
    paths: [circle],
    samples: {
      before: [[1, 0, 77, scale]],
      after: [],
      labelsBefore: null,
      labelsAfter: null,
      labelsMove: false,
      largestChange: null,
    },
    digits: null,
    problem: null,
  };
}

describe('orbitScene', () => {
  it('draws the shown features only, by their names, in one scale where they are alike', () => {
    const { scene, place } = orbitScene(action(1));
    expect(scene.axes).toEqual(['a', 'b', 'd']);
    expect(place([1, 0, 77, 0])).toEqual([place([0, 1, 0, 0])[1], 0, 0]);
  });

  it('a feature of another size fills the picture too', () => {
    const { scene } = orbitScene(action(1e-6));
    const [line] = scene.lines;
    expect(line?.through.every(([, , z]) => Math.abs(z - 1) < 1e-9)).toBe(true);
    expect(Math.max(...(line?.through.map(([x]) => x) ?? []))).toBeCloseTo(1, 1);
  });
});
