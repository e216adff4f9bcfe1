import { describeRowStore } from '../testing/describe-row-store.js';
import { POSTGRES_REMEDY, postgresPrograms } from '../testing/postgres-programs.js';
import { startPostgres, type StartedPostgres } from '../testing/start-postgres.js';

const isInstalled = postgresPrograms() !== undefined;
if (!isInstalled) {
  console.warn(`Skipped: ${POSTGRES_REMEDY}`);
}

(isInstalled ? describe : describe.skip)('with a PostgreSQL server', () => {
  let postgres: StartedPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  describeRowStore('PostgreSQL', () => postgres.createDatabase());
});
