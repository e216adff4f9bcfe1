import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/**
 * Build step: writes `workflow-bundle.js`, the workflows as Temporal's isolate loads them, beside this file, and
 * `workflow-bundle-traced.js`, the same with OpenTelemetry's interceptors, which only a traced orchestrator loads.
 */
const quiet = (): void => undefined;

async function writeBundle(name: string, workflowInterceptorModules: string[]): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(import.meta.resolve('@liesweep/workflows')),
    payloadConverterPath: fileURLToPath(import.meta.resolve('@liesweep/workflows/payload-converter')),
    workflowInterceptorModules,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
  });
  await writeFile(new URL(name, import.meta.url), code);
}

const interceptors = import.meta.resolve('@temporalio/interceptors-opentelemetry/lib/workflow-interceptors.js');
await writeBundle('workflow-bundle.js', []);
await writeBundle('workflow-bundle-traced.js', [fileURLToPath(interceptors)]);
