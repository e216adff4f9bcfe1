import { sql, type Kysely } from 'kysely';

/** What trials are sorted by, beside their keys. */
const ORDERS = ['lowest_loss', 'final_loss', 'steps', 'seconds', 'dimension', 'generator_count'] as const;

/** What trials are filtered by. */
const FILTERS = ['dimension', 'generator_count', 'outcome', 'final_loss'] as const;

/**
 * Cells get revisions, sweeps an owner, and a trial's membership the numbers that trials are sorted and filtered by: an index
 * cannot span two tables. Cells that are there already are numbered in the order of their keys.
 */
export async function addRevisionsAndOrders(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sweeps').addColumn('owner', 'text').execute();
  for (const [table, column] of [
    ['sweep_totals', 'revision'],
    ['sweep_totals', 'valid_from'],
    ['cells', 'revision'],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn(column, 'double precision', (type) => type.notNull().defaultTo(0))
      .execute();
  }
  await sql`
    update cells set revision = numbered.revision
    from (
      select sweep_id, cell_key, row_number() over (partition by sweep_id order by cell_key) as revision from cells
    ) as numbered
    where numbered.sweep_id = cells.sweep_id and numbered.cell_key = cells.cell_key
  `.execute(db);
  await sql`
    update sweep_totals set revision = (select count(*) from cells where cells.sweep_id = sweep_totals.sweep_id)
  `.execute(db);
  await db.schema.createIndex('cells_changes').on('cells').columns(['sweep_id', 'revision']).execute();
  await addOrders(db);
}

async function addOrders(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ...(['dimension', 'generator_count', 'steps'] as const).map((each) => [each, 'integer'] as const),
    ...(['lowest_loss', 'final_loss', 'seconds'] as const).map((each) => [each, 'double precision'] as const),
    ['outcome', 'text'] as const,
  ]) {
    await db.schema.alterTable('sweep_trials').addColumn(column, type).execute();
  }
  await sql`
    update sweep_trials set
      dimension = trials.dimension, generator_count = trials.generator_count, outcome = trials.outcome,
      steps = trials.steps, lowest_loss = trials.lowest_loss, final_loss = trials.final_loss, seconds = trials.seconds
    from trials
    where trials.trial_key = sweep_trials.trial_key
  `.execute(db);
  for (const order of ORDERS) {
    await db.schema
      .createIndex(`sweep_trials_by_${order}`)
      .on('sweep_trials')
      // With the filters in it, an index alone says which trials a page has.
      .columns(['sweep_id', order, 'trial_key', ...FILTERS.filter((filter) => filter !== order)])
      .execute();
  }
}
