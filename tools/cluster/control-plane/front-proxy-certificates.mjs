import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../run.mjs';

const DAYS = '2';
const CLIENT = 'front-proxy-client';

/**
 * Certificates with which the API server speaks for its users to servers behind it, and that such a server and its parts
 * show one another.
 *
 * @param {string} folder
 * @param {string[]} [serverNames] DNS names of the server behind it
 */
export async function writeFrontProxyCertificates(folder, serverNames = []) {
  await mkdir(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-days', DAYS];
  const openssl = (...args) => must('openssl', args);
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-subj',
    '/CN=front-proxy-ca',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.crt'),
  );
  const signed = ['-CA', at('ca.crt'), '-CAkey', at('ca.key')];
  await openssl(
    'req',
    '-x509',
    ...signed,
    ...newKey,
    '-subj',
    `/CN=${CLIENT}`,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-keyout',
    at('client.key'),
    '-out',
    at('client.crt'),
  );
  if (serverNames.length > 0) {
    const names = ['localhost', ...serverNames].map((name) => `DNS:${name}`).join(',');
    await openssl(
      'req',
      '-x509',
      ...signed,
      ...newKey,
      '-subj',
      '/CN=server',
      '-addext',
      'basicConstraints=critical,CA:FALSE',
      '-addext',
      `subjectAltName=${names},IP:127.0.0.1`,
      '-keyout',
      at('tls.key'),
      '-out',
      at('tls.crt'),
    );
  }
  return {
    folder,
    serverFlags: [
      ...[`--requestheader-client-ca-file=${at('ca.crt')}`, `--requestheader-allowed-names=${CLIENT}`],
      ...['--requestheader-username-headers=X-Remote-User', '--requestheader-group-headers=X-Remote-Group'],
      ...['--requestheader-extra-headers-prefix=X-Remote-Extra-', `--proxy-client-cert-file=${at('client.crt')}`],
      `--proxy-client-key-file=${at('client.key')}`,
    ],
  };
}
