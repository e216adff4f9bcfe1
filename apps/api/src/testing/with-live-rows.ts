import { gridPointKey, type LiveRows, type RowStore, type SweepOverview } from '@liesweep/sweep';

/** The questions of the page, answered from everything that is recorded, until the stores answer them themselves. */
export function withLiveRows(rows: RowStore): RowStore & LiveRows {
  const overview = async (sweepId: string): Promise<SweepOverview | undefined> => {
    const record = await rows.sweep(sweepId);
    if (record === undefined) return undefined;
    const [progress, standing] = await Promise.all([rows.progress(sweepId), rows.standing(sweepId)]);
    return { record, progress, standing, revision: progress.recorded };
  };
  const live: LiveRows = {
    overview,
    overviews: async () => {
      const records = await rows.sweeps();
      return (await Promise.all(records.map(({ sweepId }) => overview(sweepId)))).filter((one) => one !== undefined);
    },
    cell: async (sweepId, key) => (await rows.cells(sweepId)).find(({ gridPoint }) => gridPointKey(gridPoint) === key),
    changedCells: async (sweepId, since) => {
      const { recorded } = await rows.progress(sweepId);
      return {
        revision: recorded,
        reset: false,
        hasMore: false,
        cells: since < recorded ? await rows.cells(sweepId) : [],
      };
    },
    cellFailures: () => Promise.resolve([]),
    trialPage: async (sweepId, { limit, cellKey }) => {
      const all = [];
      for await (const trial of rows.trials(sweepId)) {
        if (cellKey === undefined || gridPointKey(trial.gridPoint) === cellKey) all.push(trial);
      }
      return { trials: all.slice(0, limit), next: null, matched: all.length, total: all.length };
    },
  };
  return new Proxy(rows, {
    get: (target, name) => {
      const own = Reflect.get('overview' in target ? target : live, name) as unknown;
      const value = own ?? (Reflect.get(target, name) as unknown);
      return typeof value === 'function'
        ? (value.bind(own === undefined || 'overview' in target ? target : live) as unknown)
        : value;
    },
  }) as RowStore & LiveRows;
}
