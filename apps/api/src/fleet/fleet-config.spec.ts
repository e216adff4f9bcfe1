import { readConfig } from '../config.js';

const STORES = { LIESWEEP_ROWS: 'sqlite:/rows', LIESWEEP_TENSORS: 'file:/tensors', LIESWEEP_API_AUTH: 'none' };

describe('what the environment says of the fleet', () => {
  it('is nothing where it says nothing', () => {
    expect(readConfig(STORES).fleet).toEqual({ metrics: [], logFiles: [] });
  });

  it('is where workers show their metrics, one by one or all that a name stands for', () => {
    const { metrics } = readConfig({
      ...STORES,
      LIESWEEP_WORKER_METRICS: 'http://127.0.0.1:9464, dns:liesweep-trainers.sweeps.svc:9464 http://[::1]:9/',
    }).fleet;
    expect(metrics.map(({ host, port, isName }) => [host, port, isName])).toEqual([
      ['127.0.0.1', 9464, false],
      ['liesweep-trainers.sweeps.svc', 9464, true],
      ['::1', 9, false],
    ]);
  });

  it.each([
    '127.0.0.1:9464',
    'https://a:1',
    'http://a',
    'http://a:0',
    'dns:a:65536',
    'http://user@a:1',
    'http://a:1/x',
  ])('is not %s, and the message says what was expected', (text) => {
    expect(() => readConfig({ ...STORES, LIESWEEP_WORKER_METRICS: text })).toThrow(
      /LIESWEEP_WORKER_METRICS.*expected http:\/\/host:port or dns:name:port/,
    );
  });

  it('is which logs may be read, by absolute paths', () => {
    expect(readConfig({ ...STORES, LIESWEEP_LOG_FILES: '/a/log:/b/log' }).fleet.logFiles).toEqual(['/a/log', '/b/log']);
    expect(() => readConfig({ ...STORES, LIESWEEP_LOG_FILES: '/a:b' })).toThrow(/expected absolute paths, got "b"/);
  });
});
