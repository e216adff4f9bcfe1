import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Build step: writes `workflow-bundle.js`, the workflows as Temporal's isolate loads them, beside this file. */
const quiet = (): void => undefined;
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('@liesweep/workflows')),
  logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
});
await writeFile(new URL('workflow-bundle.js', import.meta.url), code);
