import { startDevServer } from '@liesweep/workflows/testing';
import { startListeningProxy, type ListeningProxy } from './testing/listening-proxy.js';
import { bypassProxies } from './bypass-proxies.js';
import { connectTemporal } from './connect-temporal.js';
import { hostOf, isLoopback } from './loopback.js';
import { proxyOf } from './proxy-of.js';
import { targetAt } from './temporal-target.js';

/** A server starts on a busy machine. */
const LIMIT_MS = 120_000;

describe('an address', () => {
  it.each(['localhost:7233', 'LOCALHOST', '127.0.0.1:7233', '127.1.2.3:1', '[::1]:7233', '::1', 'a.localhost:80'])(
    '%s is on this machine',
    (address) => {
      expect(isLoopback(address)).toBe(true);
    },
  );

  it.each(['temporal:7233', '10.0.0.1:7233', '127.example.org:1', '[2001:db8::1]:7233', 'notlocalhost:1'])(
    '%s is elsewhere',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );

  it('has a host with or without a port, also where it is an address of version 6', () => {
    expect(['a.b:1', 'a.b', '[::2]:1', '::2'].map(hostOf)).toEqual(['a.b', 'a.b', '::2', '::2']);
  });
});

describe('the variables of a proxy', () => {
  it('exempt this machine in either case, and keep what was exempt in any', () => {
    const variables: NodeJS.ProcessEnv = {
      HTTP_PROXY: 'http://p:1',
      no_proxy: 'a, b',
      NO_PROXY: 'b,c',
      no_grpc_proxy: 'd',
    };
    bypassProxies(variables);
    expect(variables.no_proxy).toBe('a,b,c,localhost,127.0.0.1,127.0.0.0/8,::1,[::1]');
    expect(variables.NO_PROXY).toBe(variables.no_proxy);
    expect(variables.no_grpc_proxy).toBe('d,localhost,127.0.0.1,127.0.0.0/8,::1,[::1]');
  });

  it('stay as they are where no proxy is named', () => {
    const variables: NodeJS.ProcessEnv = { no_proxy: 'a', http_proxy: '' };
    bypassProxies(variables);
    expect(variables).toEqual({ no_proxy: 'a', http_proxy: '' });
  });

  it.each([
    ['server:7233', { http_proxy: 'http://user:secret@p:1' }, { variable: 'http_proxy', proxy: 'http://p:1' }],
    [
      'server:7233',
      { grpc_proxy: 'http://g:1', http_proxy: 'http://p:1' },
      { variable: 'grpc_proxy', proxy: 'http://g:1' },
    ],
    ['server:7233', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['server:7233', { http_proxy: 'http://p:1', no_proxy: 'x,server' }, undefined],
    ['10.1.2.3:7233', { http_proxy: 'http://p:1', no_proxy: '10.0.0.0/8' }, undefined],
    [
      '11.1.2.3:7233',
      { http_proxy: 'http://p:1', no_proxy: '10.0.0.0/8' },
      { variable: 'http_proxy', proxy: 'http://p:1' },
    ],
    ['localhost:7233', { http_proxy: 'http://p:1' }, undefined],
    ['server:7233', { http_proxy: 'socks5://p:1' }, undefined],
  ])('lead to %s with %j by %j', (address, environment, expected) => {
    expect(proxyOf(address, environment)).toEqual(expected);
  });
});

describe('a connection to Temporal', () => {
  const before = { ...process.env };
  let proxy: ListeningProxy;
  beforeAll(async () => {
    proxy = await startListeningProxy();
  });
  beforeEach(() => {
    Object.assign(process.env, proxy.environment);
  });
  afterEach(() => {
    for (const name of Object.keys(proxy.environment)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });
  afterAll(() => proxy.stop());

  const never = new AbortController().signal;

  it(
    'to this machine passes no proxy',
    async () => {
      bypassProxies(process.env); // the server's own client looks at the environment
      const server = await startDevServer();
      for (const name of ['no_proxy', 'NO_PROXY']) process.env[name] = '';
      const connection = await connectTemporal(() => targetAt(server.address), LIMIT_MS, never);
      await connection.close();
      await server.teardown();
      expect(proxy.requests).toEqual([]);
    },
    LIMIT_MS,
  );

  it('to a server that a proxy is in the way of fails with the name of the proxy, its variable and the way out', async () => {
    jest.spyOn(console, 'error').mockImplementation(); // the client's own word about it
    const failed = connectTemporal(() => targetAt('temporal.example:7233'), 0, never);
    await expect(failed).rejects.toThrow(`does not answer through the proxy ${proxy.url} of grpc_proxy: `);
    await expect(failed).rejects.toThrow(/add temporal\.example to no_proxy, or unset grpc_proxy/);
    expect(proxy.requests[0]).toBe('CONNECT temporal.example:7233 HTTP/1.1');
  });
});
