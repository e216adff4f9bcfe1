import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';

/** Certificates of an authority of our own, as files. For specs. */
export interface Certificates {
  readonly authority: string;
  /** Of `localhost`, for servers and clients alike. */
  readonly certificate: string;
  readonly key: string;
}

/** A server that speaks TLS and hands on what it decrypts. For specs. */
export interface TlsProxy {
  readonly address: string;
  /** Connections whose handshake succeeded. */
  readonly accepted: () => number;
  close(): void;
}

/** Makes an authority and a certificate for `localhost` with OpenSSL. For specs. */
export function createCertificates(folder: string, name: string): Certificates {
  const file = (suffix: string): string => join(folder, `${name}-${suffix}`);
  const openssl = (...parameters: readonly string[]): unknown => execFileSync('openssl', parameters, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const [authority, authorityKey, certificate, key] = ['ca.pem', 'ca.key', 'cert.pem', 'cert.key'].map(file) as [
    string,
    string,
    string,
    string,
  ];
  openssl('req', '-x509', ...newKey, '-subj', '/CN=liesweep spec', '-keyout', authorityKey, '-out', authority);
  openssl(
    ...['req', '-x509', ...newKey, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-addext', 'basicConstraints=critical,CA:FALSE', '-CA', authority, '-CAkey', authorityKey],
    ...['-keyout', key, '-out', certificate],
  );
  return { authority, certificate, key };
}

/**
 * Starts a proxy on loopback. For specs.
 *
 * @param target host:port of what it stands before
 * @param protocol `h2` asks clients for a certificate of the same authority, as Temporal does; `http/1.1` asks for none
 */
export async function startTlsProxy(
  target: string,
  certificates: Certificates,
  protocol: 'h2' | 'http/1.1',
): Promise<TlsProxy> {
  const [host = '', port] = target.split(':');
  let accepted = 0;
  const server = createServer(
    {
      cert: readFileSync(certificates.certificate),
      key: readFileSync(certificates.key),
      ca: readFileSync(certificates.authority),
      requestCert: protocol === 'h2',
      rejectUnauthorized: true,
      ALPNProtocols: [protocol],
    },
    (client) => {
      accepted++;
      const server = connect(Number(port), host);
      client.pipe(server).pipe(client);
      client.on('error', () => server.destroy());
      server.on('error', () => client.destroy());
    },
  );
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `localhost:${String((server.address() as AddressInfo).port)}`,
    accepted: () => accepted,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
