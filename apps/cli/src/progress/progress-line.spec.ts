import { describeProgress, renderProgressBar } from './progress-line.js';

const SNAPSHOT = {
  ...{ trialCount: 1280, done: 640, trained: 0, failed: 0, rate: 52.34, remainingSeconds: 12.2 },
  ...{ waiting: null, cells: { decided: 12, open: 368, generators: [], rows: [] } },
};

describe('the progress line', () => {
  it('says trials, cells decided and open, rate and time left', () => {
    expect(describeProgress(SNAPSHOT)).toBe('640/1280 trials  12 cells decided, 368 open  52/s  ETA 12 s');
  });

  it('leaves out what is not known', () => {
    const unknown = { ...SNAPSHOT, rate: 0, remainingSeconds: null, cells: null };
    expect(describeProgress(unknown)).toBe('640/1280 trials');
  });

  it('tells what is trained from what is recorded', () => {
    expect(describeProgress({ ...SNAPSHOT, trained: 12 })).toMatch(/^640\/1280 trials {2}12 more trained {2}/);
  });

  it('says how many trials failed', () => {
    expect(describeProgress({ ...SNAPSHOT, failed: 3 })).toContain('3 failed');
  });

  it('fills the bar in proportion and fits into the terminal', () => {
    expect(renderProgressBar(SNAPSHOT, 200)).toMatch(/^█{12}░{12} {2}640/);
    expect(renderProgressBar(SNAPSHOT, 72)).toMatch(/^█{6}░{5} {2}640.* ETA 12 s$/);
    expect(renderProgressBar(SNAPSHOT, 30)).toBe(describeProgress(SNAPSHOT).slice(0, 30));
    expect(renderProgressBar({ ...SNAPSHOT, trialCount: 0, done: 0 }, 200)).toMatch(/^░{24}/);
  });
});
