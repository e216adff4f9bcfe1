import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';

const TOOLCHAIN_FILE = join(__dirname, '../../../../.cache/toolchain.json');

/** Starts Temporal's development server, in memory, on a free port. */
export function startDevServer(): Promise<TestWorkflowEnvironment> {
  silenceWorkers();
  const path = installedProgram('temporalCli');
  return TestWorkflowEnvironment.createLocal(path === undefined ? {} : { server: { executable: existing(path) } });
}

/** Starts Temporal's test server, whose clock skips while workflows only wait. */
export function startTimeSkippingServer(): Promise<TestWorkflowEnvironment> {
  silenceWorkers();
  const path = installedProgram('temporalTestServer');
  return TestWorkflowEnvironment.createTimeSkipping(
    path === undefined ? {} : { server: { executable: existing(path) } },
  );
}

/** A spec makes things fail on purpose; what Temporal's workers say about it is no news. */
function silenceWorkers(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'off' } },
  });
}

function existing(path: string): { type: 'existing-path'; path: string } {
  return { type: 'existing-path', path };
}

/** Where set-up left a program; undefined where it could not, and the SDK then downloads its own. */
function installedProgram(key: 'temporalCli' | 'temporalTestServer'): string | undefined {
  if (!existsSync(TOOLCHAIN_FILE)) return undefined;
  const toolchain = JSON.parse(readFileSync(TOOLCHAIN_FILE, 'utf8')) as Partial<Record<typeof key, string | null>>;
  return toolchain[key] ?? undefined;
}
