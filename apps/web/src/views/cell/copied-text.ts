import type { LossTerm } from '@liesweep/sweep';

/** What a cell is asked for outside the page. */
export interface CopiedCell {
  readonly sweepId: string;
  readonly dimension: number;
  readonly generators: number;
  /** Position of its weights among the distinct ones of the sweep, as in the names of the generators’ files. */
  readonly slice: number;
  /** The weights that the sweep varies. */
  readonly weights: Partial<Readonly<Record<LossTerm, number>>>;
}

/** How the terminal gives what the page shows of a cell. */
export function cellAsCommands(cell: CopiedCell): string {
  return [
    `liesweep report ${cell.sweepId}`,
    `liesweep export ${cell.sweepId} --trials trials.csv --generators generators`,
    `# this cell’s generators are in generators/${generatorFile(cell)}`,
  ].join('\n');
}

/**
 * How Python gives what the page shows of a cell.
 *
 * @param url where the page is served, without what follows `#`
 */
export function cellAsPython({ sweepId, dimension, generators, weights }: CopiedCell, url: string): string {
  const chosen = Object.entries(weights).map(([term, weight]) => `, ${term}=${String(weight)}`);
  return [
    'import liesweep as ls',
    '',
    `run = ls.connect(${JSON.stringify(url)}).sweep(${JSON.stringify(sweepId)}).results()`,
    `run.generators(${String(dimension)}, "trained", count=${String(generators)}${chosen.join('')})`,
  ].join('\n');
}

/** The name of the file of a cell’s generators in a run’s folder, which the server gives too. */
export function generatorFile(
  { dimension, generators, slice }: Pick<CopiedCell, 'dimension' | 'generators' | 'slice'>,
  basis: 'trained' | 'sparsest' | 'certified' = 'trained',
): string {
  const file = {
    trained: `n${String(dimension)}-g${String(generators)}-w${String(slice)}`,
    sparsest: `n${String(dimension)}-g${String(generators)}-w${String(slice)}-sparsest`,
    certified: `n${String(dimension)}-certified`,
  };
  return `${file[basis]}.npy`;
}
