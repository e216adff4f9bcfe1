import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { InfrastructureError } from '../errors/cli-error.js';

/** The folder of the checkout: three above this app's `dist` or `src`. */
export function repositoryRoot(): string {
  return resolve(import.meta.dirname, '../../../..');
}

const toolchain = z.object({ temporalCli: z.string() });

/**
 * The path of the `temporal` command that set-up has installed.
 *
 * @throws InfrastructureError when there is none
 */
export function temporalExecutable(root: string = repositoryRoot()): string {
  const path = recordedBySetUp(root);
  if (path === undefined || !existsSync(path)) {
    throw new InfrastructureError({
      happened: "Temporal's dev server is not installed.",
      remedy: 'Run `npm run setup`, or set TEMPORAL_ADDRESS to a server that runs already.',
    });
  }
  return path;
}

/**
 * The built entry file of an app.
 *
 * @throws InfrastructureError when it has not been built
 */
export function appMain(app: 'orchestrator' | 'trainer', root: string = repositoryRoot()): string {
  return builtFile(app, 'main.js', root);
}

/**
 * The built workflows.
 *
 * @throws InfrastructureError when they have not been built
 */
export function workflowBundle(root: string = repositoryRoot()): string {
  return builtFile('orchestrator', 'workflow-bundle.js', root);
}

function builtFile(app: string, name: string, root: string): string {
  const path = join(root, 'apps', app, 'dist', name);
  if (!existsSync(path)) {
    throw new InfrastructureError({
      happened: `The ${app} is not built: ${path} is missing.`,
      remedy: 'Run `npm run setup`.',
    });
  }
  return path;
}

function recordedBySetUp(root: string): string | undefined {
  try {
    return toolchain.parse(JSON.parse(readFileSync(join(root, '.cache/toolchain.json'), 'utf8'))).temporalCli;
  } catch {
    return undefined;
  }
}
