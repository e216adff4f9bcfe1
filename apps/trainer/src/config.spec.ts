import { readConfig } from './config.js';

const ENVIRONMENT = { LIESWEEP_TENSORS: 'file:/data/tensors' };

describe('the configuration of a trainer', () => {
  it('trains on the CPU with one to four slots unless told otherwise, and cannot be changed', () => {
    const config = readConfig(ENVIRONMENT);
    expect(config).toMatchObject({ deviceClass: 'cpu', silenceLimitMs: 60_000, logLevel: 'info' });
    expect([1, 2, 3, 4]).toContain(config.slots);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('trains with one slot on any other device', () => {
    expect(readConfig({ ...ENVIRONMENT, LIESWEEP_DEVICE_CLASS: 'gpu' }).slots).toBe(1);
  });

  it.each([
    { LIESWEEP_TENSORS: undefined },
    { LIESWEEP_SLOTS: '0' },
    { LIESWEEP_SLOTS: '1.5' },
    { LIESWEEP_SLOTS: 'two' },
    { LIESWEEP_DEVICE_CLASS: 'a b' },
    { LIESWEEP_SILENCE_LIMIT_SECONDS: '-1' },
    { LIESWEEP_SLOT_MODULE: 'relative.js' },
    { LIESWEEP_LOG_FILE: 'relative.log' },
    { LIESWEEP_LOG_LEVEL: 'loud' },
    { LIESWEEP_METRICS_ADDRESS: 'localhost' },
    { LIESWEEP_DEVICE: 'tpu' },
  ])('names the variable that is wrong: %j', (wrong) => {
    expect(() => readConfig({ ...ENVIRONMENT, ...wrong })).toThrow(Object.keys(wrong)[0]);
  });
});
