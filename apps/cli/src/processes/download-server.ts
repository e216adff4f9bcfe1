import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * A process of its own, because it loads Temporal's native library: starts the dev server that the SDK downloads into the
 * folder of the first argument, and ends it. With a second argument that program is tried and nothing is downloaded.
 */
const [, , downloadDir = '', path] = process.argv;

/** What the SDK says before, and again within, the reason. */
const PREAMBLE =
  /failed to start ephemeral server: |failed to download ephemeral server executable: |error sending request for url \(\S+\): /gi;

try {
  const server = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: path === undefined ? { type: 'cached-download', downloadDir } : { type: 'existing-path', path },
      ip: '127.0.0.1',
    },
  });
  await server.teardown();
} catch (error) {
  process.stderr.write(`${String(error instanceof Error ? error.message : error).replaceAll(PREAMBLE, '')}\n`);
  process.exitCode = 1;
}
