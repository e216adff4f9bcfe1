import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { InfrastructureError } from '@liesweep/sweep/explained-error';

/** The folder of the checkout: three above this app's `dist` or `src`. */
export function repositoryRoot(): string {
  return resolve(import.meta.dirname, '../../../..');
}

const toolchain = z.object({ temporalCli: z.string().nullable(), temporalVersion: z.string().nullish() });

/**
 * The path of the `temporal` program: the one that LIESWEEP_TEMPORAL names, else what set-up has installed; undefined where
 * set-up found that it could not.
 *
 * @param named set where nothing was set up, such as by the Python package, which brings the program as a wheel
 * @throws InfrastructureError when set-up has not run, or the program is gone
 */
export function temporalInstalled(
  root: string = repositoryRoot(),
  named: string | undefined = process.env.LIESWEEP_TEMPORAL,
): string | undefined {
  const path = named ?? recordedBySetUp(root)?.temporalCli;
  if (path === undefined || (path !== null && !existsSync(path))) {
    throw new InfrastructureError({
      happened: "Temporal's dev server is not installed.",
      remedy: `${setUpRemedy(root)}, or set TEMPORAL_ADDRESS to a server that runs already.`,
    });
  }
  return path ?? undefined;
}

/** The version of that program and of the server in it; undefined where it is not known. */
export function temporalVersion(root: string = repositoryRoot()): string | undefined {
  return recordedBySetUp(root)?.temporalVersion ?? undefined;
}

/**
 * The built entry file of an app.
 *
 * @throws InfrastructureError when it has not been built
 */
export function appMain(app: 'orchestrator' | 'trainer' | 'api', root: string = repositoryRoot()): string {
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

/** What to do where something is missing that set-up brings: the beginning of a sentence. Another user's tree is theirs to set up. */
export function setUpRemedy(root: string, mayWrite: (folder: string) => boolean = isWritable): string {
  return mayWrite(root)
    ? 'Run `npm run setup`'
    : `Ask whoever installed Liesweep to run \`npm run setup\` in ${root}, which you cannot write, or set up a copy of your own`;
}

/** Whether this user may write into a folder. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function builtFile(app: string, name: string, root: string): string {
  const path = join(root, 'apps', app, 'dist', name);
  if (!existsSync(path)) {
    throw new InfrastructureError({
      happened: `The ${app} is not built: ${path} is missing.`,
      remedy: `${setUpRemedy(root)}.`,
    });
  }
  return path;
}

function recordedBySetUp(root: string): z.infer<typeof toolchain> | undefined {
  try {
    return toolchain.parse(JSON.parse(readFileSync(join(root, '.cache/toolchain.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
