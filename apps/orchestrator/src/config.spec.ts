import { readConfig } from './config.js';

const ENVIRONMENT = { LIESWEEP_ROWS: 'sqlite:/data/rows.sqlite', LIESWEEP_TENSORS: 'file:/data/tensors' };

describe('the configuration of an orchestrator', () => {
  it('logs to stderr at info unless told otherwise, and cannot be changed', () => {
    const config = readConfig(ENVIRONMENT);
    expect(config).toEqual({
      ...{ rows: ENVIRONMENT.LIESWEEP_ROWS, tensors: ENVIRONMENT.LIESWEEP_TENSORS },
      ...{ logFile: undefined, logLevel: 'info' },
      metricsAddress: { host: '127.0.0.1', port: 9464, isDefault: true },
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every variable that is missing or wrong', () => {
    const wrong = { LIESWEEP_LOG_FILE: 'relative.log', LIESWEEP_LOG_LEVEL: 'loud', LIESWEEP_METRICS_ADDRESS: '9464' };
    for (const variable of ['LIESWEEP_ROWS', 'LIESWEEP_TENSORS', ...Object.keys(wrong)]) {
      expect(() => readConfig(wrong)).toThrow(`${variable}: `);
    }
  });
});
