import { assemblePhaseDiagram, type PhaseDiagram } from '@liesweep/phase-diagram';
import type { Cell, Certificate, RowStore, SweepRecord } from '@liesweep/sweep';
import type { Compute } from '../compute/compute.js';
import { namedSlices } from '../compute/named-slices.js';
import type { Overviews } from './overviews.js';

/** A phase diagram as it was at a revision of the sweep’s cells, and what it was made from. */
export interface SweepDiagram {
  /** What is shown is of this revision or later. */
  readonly revision: number;
  /** Without the structures of algebras, which are found from tensors. */
  readonly diagram: PhaseDiagram;
  readonly cells: readonly Cell[];
  readonly certificates: readonly Certificate[];
  /** The same with the algebras of the groups that were detected; read from tensors when it is asked for first. */
  readonly algebras: () => Promise<PhaseDiagram>;
}

/** Diagrams with about so many grid points in all are kept; the one that was asked for last always is. */
const MOST_POINTS = 50_000;

/** Slices whose algebras are found in one go: others who ask for something wait as long. */
const SLICES_AT_ONCE = 50;

interface Kept {
  /** Of the specification and the cells: what is kept is right as long as it stays the same. */
  readonly version: string;
  readonly points: number;
  readonly diagram: Promise<SweepDiagram>;
}

/** The phase diagrams that were asked for lately, each assembled once for a revision however many ask. */
export class Diagrams {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly rows: Pick<RowStore, 'cells' | 'certificates'>,
    private readonly compute: Pick<Compute, 'ask'>,
    private readonly overviews: Pick<Overviews, 'of'>,
  ) {}

  /**
   * The phase diagram of a sweep as it is now.
   *
   * @throws StoreUnavailableError, CorruptStoreError
   */
  async of({ sweepId, spec, specDigest, trialCount }: SweepRecord): Promise<SweepDiagram> {
    // Before the cells: a diagram may then be newer than its revision, and is never older.
    const revision = (await this.overviews.of(sweepId))?.revision ?? 0;
    const version = `${String(revision)} ${specDigest}`;
    const known = this.#kept.get(sweepId);
    this.#kept.delete(sweepId);
    const kept =
      known?.version === version
        ? known
        : {
            ...{ version, points: trialCount / spec.restarts },
            diagram: this.#assemble({ sweepId, spec, specDigest }, revision),
          };
    this.#kept.set(sweepId, kept);
    this.#bound();
    try {
      return await kept.diagram;
    } catch (error) {
      if (this.#kept.get(sweepId) === kept) this.#kept.delete(sweepId);
      throw error;
    }
  }

  async #assemble(
    { sweepId, spec, specDigest }: Pick<SweepRecord, 'sweepId' | 'spec' | 'specDigest'>,
    revision: number,
  ): Promise<SweepDiagram> {
    const [cells, certificates] = await Promise.all([this.rows.cells(sweepId), this.rows.certificates(sweepId)]);
    const diagram = assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
    let found: Promise<PhaseDiagram> | undefined;
    const algebras = (): Promise<PhaseDiagram> => {
      found ??= this.#withAlgebras(diagram, cells, spec).catch((error: unknown) => {
        found = undefined; // a store that does not answer is asked again by the next
        throw error;
      });
      return found;
    };
    return { revision, diagram, cells, certificates, algebras };
  }

  async #withAlgebras(diagram: PhaseDiagram, cells: readonly Cell[], spec: SweepRecord['spec']): Promise<PhaseDiagram> {
    const slices: PhaseDiagram['slices'] = [];
    for (let from = 0; from < diagram.slices.length; from += SLICES_AT_ONCE) {
      const page = diagram.slices.slice(from, from + SLICES_AT_ONCE);
      slices.push(...(await namedSlices(this.compute, { slices: page, cells, spec })));
    }
    return { ...diagram, slices };
  }

  #bound(): void {
    let points = [...this.#kept.values()].reduce((sum, kept) => sum + kept.points, 0);
    for (const [sweepId, kept] of this.#kept) {
      if (points <= MOST_POINTS || this.#kept.size === 1) return;
      this.#kept.delete(sweepId);
      points -= kept.points;
    }
  }
}
