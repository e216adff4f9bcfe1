import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readMetrics } from './read-metrics.js';
import { parseMetricsAddress, type MetricsAddress } from './metrics-address.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener, scheme = 'http://', host = '127.0.0.1'): Promise<MetricsAddress> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = parseMetricsAddress(`${scheme}${host}:${String((server.address() as AddressInfo).port)}`);
  if (address === undefined) throw new Error('no address');
  return address;
}

const ANY_TIME_MS = 60_000;

describe('reading what workers measure', () => {
  it('reads all of them', async () => {
    const asked: string[] = [];
    const addresses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        serve(({ url }, response) => {
          asked.push(url ?? '');
          response.end(`liesweep_slots ${String(index)}\n`);
        }),
      ),
    );
    const { workers, problems } = await readMetrics(addresses, ANY_TIME_MS);
    expect(problems).toEqual([]);
    expect(workers.map(({ slots }) => slots).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([...Array(20).keys()]);
    expect(new Set(asked)).toEqual(new Set(['/metrics']));
  });

  it('asks every address of a name', async () => {
    const address = await serve((_, response) => response.end('liesweep_slots 2\n'), 'dns:', 'localhost');
    const { workers } = await readMetrics([address], ANY_TIME_MS);
    expect(workers.map(({ slots }) => slots)).toContain(2);
  });

  it('says of each that it cannot read why, and reads the others', async () => {
    const endless = await serve((_, response) => {
      response.on('error', () => undefined);
      const pour = (): void => {
        while (response.write('x'.repeat(2 ** 16)));
        response.once('drain', pour);
      };
      pour();
    });
    const failing = await serve((_, response) => response.writeHead(503).end());
    const elsewhere = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    const well = await serve((_, response) => response.end('liesweep_slots 1\n'));
    const gone = parseMetricsAddress('http://127.0.0.1:1');
    const unknown = parseMetricsAddress('dns:nowhere.invalid:9464');
    if (gone === undefined || unknown === undefined) throw new Error('no address');
    const { workers, problems } = await readMetrics([endless, failing, elsewhere, gone, unknown, well], ANY_TIME_MS);
    expect(workers.map(({ slots }) => slots)).toEqual([1]);
    expect(problems).toHaveLength(5);
    expect(problems.join('\n')).toMatch(/answers more than 1048576 bytes/);
    expect(problems.join('\n')).toMatch(/answers 503/);
    expect(problems.join('\n')).toMatch(
      /No worker answers to nowhere\.invalid: none runs at the moment, or the name is wrong/,
    );
  });

  it('waits no longer than it is told', async () => {
    const silent = await serve(() => undefined);
    const { problems } = await readMetrics([silent], 1);
    expect(problems).toEqual([expect.stringMatching(/cannot be read: .*timeout/)]);
  });
});
