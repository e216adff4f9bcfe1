import { normalStream, uniformStream, type TrajectoryDataSpec } from '@liesweep/sweep';
import { localFit } from './local-fit.js';
import { trajectoryTable } from './trajectory-table.js';

const DATA: TrajectoryDataSpec = {
  ...{ kind: 'trajectory', path: 'a.csv', scale: 'standardise', heldOut: 0.2, trajectory: 'id', time: 't' },
  ...{ features: ['x', 'p'], label: 'velocity', smoothing: 'auto' },
};
const read = (text: string, change: Partial<TrajectoryDataSpec> = {}) =>
  trajectoryTable(text, 'a.csv', { ...DATA, ...change });

/** Oscillators x″ = −4x of different amplitudes and phases, 60 points each. */
function oscillators({ noise = 0, uneven = false, decimals = 12 } = {}): string {
  const [uniform, normal] = [uniformStream(3), normalStream(4)];
  const lines = ['id,t,x,p'];
  for (let id = 0; id < 20; id += 1) {
    const [size, phase] = [0.5 + uniform(), 6 * uniform()];
    for (let point = 0; point < 60; point += 1) {
      const t = 0.05 * (point + (uneven ? 0.4 * uniform() : 0));
      const x = size * Math.cos(2 * t + phase) + noise * normal();
      const p = -2 * size * Math.sin(2 * t + phase) + 2 * noise * normal();
      lines.push(`o${String(id)},${[t, x, p].map((entry) => entry.toFixed(decimals)).join(',')}`);
    }
  }
  return lines.join('\n');
}

/** The root mean square of the error of x′ = p, p′ = −4x, as shares of theirs. */
function errorsOf({ features, labels }: { readonly features: Float64Array; readonly labels: Float64Array }): number[] {
  return [0, 1].map((feature) => {
    let [wrong, all] = [0, 0];
    for (let at = feature; at < labels.length; at += 2) {
      const [x, p] = [features[at - feature] ?? NaN, features[at - feature + 1] ?? NaN];
      const truth = feature === 0 ? p : -4 * x;
      wrong += ((labels[at] ?? NaN) - truth) ** 2;
      all += truth ** 2;
    }
    return Math.sqrt(wrong / all);
  });
}

describe('a local polynomial', () => {
  it('has the value and the slope of polynomials of its degree', () => {
    const times = Float64Array.of(-0.5, -0.2, -0.1, 0, 0.15, 0.3, 0.6);
    const { value, slope } = localFit(times, 3);
    const sum = (weights: Float64Array, of: (t: number) => number): number =>
      weights.reduce((total, w, j) => total + w * of(times[j] ?? NaN), 0);
    const cubic = (t: number): number => 2 - 3 * t + 0.5 * t ** 2 + 7 * t ** 3;
    expect(sum(value, cubic)).toBeCloseTo(2, 12);
    expect(sum(slope, cubic)).toBeCloseTo(-3, 11);
  });
});

describe('velocities', () => {
  it.each([
    ['even times without noise', {}, 1e-6],
    ['uneven times without noise', { uneven: true }, 1e-5],
    ['noise of 1 %', { noise: 0.01 }, 0.06],
    ['uneven times with noise', { noise: 0.01, uneven: true }, 0.06],
  ])('of %s are known as well as the error says', (_, options, most) => {
    const table = read(oscillators(options));
    const errors = errorsOf(table);
    table.velocity?.forEach(({ error }, feature) => {
      expect(error).toBeLessThan(most);
      // The features of the comparison are noisy as well.
      expect(errors[feature]).toBeLessThan(2 * error + 1e-9);
      expect(errors[feature]).toBeGreaterThan(error / 20);
    });
    expect(table.labelNames).toEqual(['d(x)/dt', 'd(p)/dt']);
  });

  it('smooth more where there is more noise', () => {
    const windowOf = (noise: number): number => read(oscillators({ noise })).velocity?.[0]?.window ?? NaN;
    expect(windowOf(0)).toBeLessThan(windowOf(0.05));
  });

  it('share no measurement between rows', () => {
    const table = read(oscillators(), { smoothing: { window: 11, degree: 3 } });
    expect(table.rowCount).toBe(20 * Math.floor(60 / 11));
    expect(table.velocity?.map(({ window, degree }) => [window, degree])).toEqual([
      [11, 3],
      [11, 3],
    ]);
  });
});

describe('next points', () => {
  const small = 'id,t,x,p\na,0,1,2\nb,0,5,6\na,1,3,4\nb,1,7,8\na,2,9,10';

  it('are those of the same trajectory, whose rows may be mixed with others', () => {
    const { features, labels, rowCount, labelNames, velocity } = read(small, { label: 'next' });
    expect(rowCount).toBe(3);
    expect([...features]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...labels]).toEqual([3, 4, 9, 10, 7, 8]);
    expect(labelNames).toEqual(['next x', 'next p']);
    expect(velocity).toBeUndefined();
  });

  it('of a file that is one trajectory need no column for it', () => {
    const { trajectory, ...one } = DATA;
    expect(trajectory).toBe('id');
    const table = trajectoryTable('t,x,p\n0.0,1,2\n0.1,3,4\n0.2,5,7', 'a.csv', { ...one, label: 'next' });
    expect([...table.labels]).toEqual([3, 4, 5, 7]);
  });

  it('take steps that are even to the digits of the times', () => {
    const times = [0, 0.033, 0.067, 0.1, 0.133, 0.167, 0.2];
    expect(
      read(['id,t,x,p', ...times.map((t) => `a,${String(t)},${String(t * t)},1`)].join('\n'), { label: 'next' })
        .rowCount,
    ).toBe(6);
  });
});

describe('trajectories are refused by name and place', () => {
  const rows = (times: readonly number[]): string =>
    ['id,t,x,p', ...times.map((t) => `run 7,${String(t)},${String(t * t)},${String(t)}`)].join('\n');

  it.each([
    ['that do not ascend', [0, 1, 3, 2, 4, 5, 6, 7], 'row 5, trajectory run 7, time 2: expected a time after 3; sort'],
    ['with a time twice', [0, 1, 2, 2, 4, 5, 6, 7], 'row 5, trajectory run 7, time 2: this time is there twice'],
    ['with a gap', [0, 1, 2, 3, 4, 25, 26, 27], 'row 7, trajectory run 7, time 25: a gap after 4, where steps are 1'],
    ['that are short', [0, 1, 2], 'trajectory run 7: expected at least 7 points, got 3'],
  ])('%s', (_, times, message) => {
    expect(() => read(rows(times))).toThrow(message);
  });

  it('with uneven steps, where a step is the map', () => {
    expect(() => read(rows([0, 1, 2, 3.5, 4.5]), { label: 'next' })).toThrow(
      'row 5, trajectory run 7, time 3.5: expected even steps of 1 for label: next, got 1.5',
    );
    const two = `${rows([0, 1, 2])}\nb,0,1,1\nb,2,1,2\nb,4,1,3`;
    expect(() => read(two, { label: 'next' })).toThrow('trajectory b has steps of 2, trajectory run 7 of 1');
  });

  it('without a name, a column or a number', () => {
    expect(() => read('id,t,x,p\n,0,1,2')).toThrow('row 2, column id: missing value');
    expect(() => read('id,t,x,p\na,0,1,2', { trajectory: 'run' })).toThrow('no column run');
    expect(() => read('id,t,x,p\na,zero,1,2')).toThrow('row 2, column t: expected a number');
  });
});
