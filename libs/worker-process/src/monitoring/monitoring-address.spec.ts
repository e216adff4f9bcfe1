import { parseMonitoringAddress } from './monitoring-address.js';

describe('the address of health and metrics', () => {
  it('is on loopback unless another is named', () => {
    const loopback = { host: '127.0.0.1', port: 9464, isDefault: true };
    expect(parseMonitoringAddress(undefined)).toEqual(loopback);
    expect(parseMonitoringAddress('')).toEqual(loopback);
  });

  it('is none for the word off', () => {
    expect(parseMonitoringAddress('off')).toBeUndefined();
  });

  it.each([
    ['0.0.0.0:9464', '0.0.0.0', 9464],
    ['localhost:0', 'localhost', 0],
    ['node-7.example:65535', 'node-7.example', 65_535],
    ['[::1]:9464', '::1', 9464],
  ])('%s is host and port', (text, host, port) => {
    expect(parseMonitoringAddress(text)).toEqual({ host, port, isDefault: false });
  });

  it.each(['9464', ':9464', 'localhost', 'localhost:', 'localhost:65536', '::1:9464', 'a b:1', 'a:1/metrics', 'on'])(
    '%s is none, and the message says what was expected',
    (text) => {
      expect(() => parseMonitoringAddress(text)).toThrow(/expected off or host:port/);
    },
  );
});
