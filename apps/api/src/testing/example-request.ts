import type { Route } from '@liesweep/api-contract';
import type { InjectOptions } from 'fastify';

const DIGEST = `sha256:${'0'.repeat(64)}`;

const SWEEP_FILE = `name: attacked
system: { oracles: [{ kind: squared-norm }] }
grid:
  dimension: 3
  generators: 1
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 }
restarts: 1
`;

const PARAMETERS: Readonly<Record<string, string>> = { cell: '0', restart: '0', name: 'somebody', digest: DIGEST };

const FILES: Readonly<Record<string, string>> = { generatorsNpy: 'n3-g3-w0.npy', getFigure: 'heat-map.svg' };

const BODIES: Readonly<Record<string, object>> = {
  openSession: { token: 'none' },
  createToken: { name: 'attacker', scope: 'admin' },
  submitSweep: { sweepFile: SWEEP_FILE },
  validateSweep: { sweepFile: SWEEP_FILE },
  planSweep: { sweepFile: SWEEP_FILE },
  extendSweep: { sweepFile: SWEEP_FILE },
  retrySweep: {},
};

const QUERIES: Readonly<Record<string, string>> = { uploadData: '?name=a.csv', inspectData: '?name=a.csv' };

/** A valid request of a route, about a sweep. */
export function exampleRequest({ name, method, path, upload }: Route, sweepId: string): InjectOptions {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    key === 'sweepId' ? sweepId : key === 'file' ? (FILES[name] ?? '') : (PARAMETERS[key] ?? ''),
  );
  const body = upload === true ? Buffer.from('a,b\n1,2\n') : BODIES[name];
  return {
    ...{ method, url: `/api/v1${filled}${QUERIES[name] ?? ''}` },
    ...(body !== undefined && { payload: body }),
    ...(upload === true && { headers: { 'content-type': 'application/octet-stream' } }),
  };
}
