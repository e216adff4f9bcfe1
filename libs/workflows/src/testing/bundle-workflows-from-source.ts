import { join } from 'node:path';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const SILENT = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The workflow bundle, made from the sources, so that a spec needs no build. */
export function bundleWorkflowsFromSource(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: join(__dirname, '../index.ts'),
    payloadConverterPath: join(__dirname, '../payload-converter.ts'),
    logger: SILENT,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['@liesweep/source', 'import', 'default'] },
    }),
  });
}

function ignore(): void {
  return undefined;
}
