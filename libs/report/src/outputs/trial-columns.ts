import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { isVanishingTrial } from '@liesweep/phase-diagram';
import { gridPointIndex, LOSS_TERMS, type SweepSpec, type TrialResult } from '@liesweep/sweep';

/** Numbers of a column: float64, or whole numbers that fit into 32 bits. */
export type ColumnType = 'F64' | 'I32';

/** Bytes of one number. */
export const COLUMN_BYTES: Readonly<Record<ColumnType, number>> = { F64: 8, I32: 4 };

/** One column of the trials of a sweep, in a file of numbers alone. */
export interface TrialColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Its bytes, little-endian, a piece at a time. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** The trials of a sweep as columns of equal length, in the order of their keys. */
export interface TrialColumns {
  readonly count: number;
  readonly columns: readonly TrialColumn[];
  /** What the numbers of `outcome` and `device` stand for: positions in these lists. */
  readonly names: Readonly<Record<'outcomes' | 'devices', readonly string[]>>;
}

/** Trials of one piece: a few hundred kB over all columns. */
const PIECE_TRIALS = 2_048;

/** Gives texts numbers, in the order in which they come. */
class Names {
  readonly list: string[] = [];

  numberOf(text: string): number {
    const known = this.list.indexOf(text);
    return known === -1 ? this.list.push(text) - 1 : known;
  }
}

type Definition = readonly [name: string, type: ColumnType, value: (trial: TrialResult) => number | null];

function definitions(spec: SweepSpec, outcomes: Names, devices: Names): readonly Definition[] {
  return [
    ['cell', 'I32', ({ gridPoint }) => gridPointIndex(spec, gridPoint) ?? -1],
    ['n', 'I32', ({ gridPoint }) => gridPoint.dimension],
    ['generators', 'I32', ({ gridPoint }) => gridPoint.generatorCount],
    ...LOSS_TERMS.map((term): Definition => [`${term}Weight`, 'F64', ({ gridPoint }) => gridPoint.lossWeights[term]]),
    ['restart', 'I32', ({ restart }) => restart],
    ['outcome', 'I32', ({ outcome }) => outcomes.numberOf(outcome)],
    ['steps', 'I32', ({ steps }) => steps],
    ['lowestLoss', 'F64', ({ lowestLoss }) => lowestLoss],
    ['finalLoss', 'F64', ({ finalLoss }) => finalLoss],
    ...LOSS_TERMS.map((term): Definition => [`${term}Term`, 'F64', ({ terms }) => terms[term]]),
    ['vanishes', 'I32', (trial) => (isVanishingTrial(trial) ? 1 : 0)],
    ['seconds', 'F64', ({ seconds }) => seconds],
    ['device', 'I32', ({ trainedOn }) => devices.numberOf(trainedOn.device)],
  ];
}

/**
 * The trials of a sweep as columns, for as long as `use` runs. Trials come row by row and columns one after the other, so each
 * column goes into a scratch file of its own in one pass over the trials: memory stays the same however many there are, and how many
 * there are is known when the first byte is passed on.
 *
 * A number that was not finite is NaN.
 *
 * @param run.signal ends the pass over the trials, before anything is passed on
 * @param run.scratch the folder that scratch files go into
 */
export async function* withTrialColumns(
  trials: AsyncIterable<TrialResult>,
  spec: SweepSpec,
  { signal, scratch = tmpdir() }: { readonly signal: AbortSignal; readonly scratch?: string },
  use: (columns: TrialColumns) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const folder = await mkdtemp(join(scratch, 'liesweep-columns-'));
  try {
    yield* use(await gather(trials, spec, folder, signal));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function gather(
  trials: AsyncIterable<TrialResult>,
  spec: SweepSpec,
  folder: string,
  signal: AbortSignal,
): Promise<TrialColumns> {
  const [outcomes, devices] = [new Names(), new Names()];
  const columns = definitions(spec, outcomes, devices).map(([name, type, value]) => {
    const file = join(folder, name);
    return { name, type, value, file, stream: createWriteStream(file) };
  });
  let count = 0;
  let piece: TrialResult[] = [];
  const flush = async (): Promise<void> => {
    for (const { type, value, stream } of columns) await write(stream, type, piece.map(value));
    piece = [];
  };
  try {
    for await (const trial of trials) {
      signal.throwIfAborted();
      count += 1;
      if (piece.push(trial) === PIECE_TRIALS) await flush();
    }
    await flush();
    await Promise.all(columns.map(({ stream }) => finished(stream.end())));
  } finally {
    for (const { stream } of columns) stream.destroy();
  }
  return {
    count,
    columns: columns.map(({ name, type, file }) => ({ name, type, read: () => createReadStream(file) })),
    names: { outcomes: outcomes.list, devices: devices.list },
  };
}

async function write(stream: WriteStream, type: ColumnType, values: readonly (number | null)[]): Promise<void> {
  const numbers = values.map((value) => value ?? Number.NaN);
  const array = type === 'F64' ? Float64Array.from(numbers) : Int32Array.from(numbers);
  if (!stream.write(new Uint8Array(array.buffer))) await once(stream, 'drain');
}
