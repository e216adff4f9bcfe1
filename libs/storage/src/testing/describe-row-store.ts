import { describeAccess } from './describe-access.js';
import { describeAdoption } from './describe-adoption.js';
import { describeChanges } from './describe-changes.js';
import { describeConcurrency } from './describe-concurrency.js';
import { describeDamage } from './describe-damage.js';
import { describeEngines } from './describe-engines.js';
import { describeFailures } from './describe-failures.js';
import { describeGrid } from './describe-grid.js';
import { describeIdentity } from './describe-identity.js';
import { describeLiveRows } from './describe-live-rows.js';
import { describeMigrations } from './describe-migrations.js';
import { describePlans } from './describe-plans.js';
import { describeRecording } from './describe-recording.js';
import { describeStandings } from './describe-standings.js';
import { describeTrialPages } from './describe-trial-pages.js';
import { describeValues } from './describe-values.js';
import { RowStoreConnections, type CreateStore } from './row-store-connections.js';
import { PROCESS_TIMEOUT_MS } from './store-process.js';

/**
 * The contract of every row store, as jest tests: the rules S1 to S29 of SPEC.md.
 *
 * @param create makes an empty store and gives a URI that `openRowStore` takes
 */
export function describeRowStore(name: string, create: CreateStore): void {
  jest.setTimeout(PROCESS_TIMEOUT_MS);
  describe(`row store: ${name}`, () => {
    const connections = new RowStoreConnections(create);
    describePlans(connections);
    describeRecording(connections);
    describeAdoption(connections);
    describeFailures(connections);
    describeStandings(connections);
    describeChanges(connections);
    describeGrid(connections);
    describeEngines(connections);
    describeMigrations(connections);
    describeDamage(connections);
    describeIdentity(connections);
    describeValues(connections);
    describeLiveRows(connections);
    describeTrialPages(connections);
    describeAccess(connections);
    describeConcurrency(connections);
  });
}
