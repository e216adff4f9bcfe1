import type { Slice } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { DataTable } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingDots } from '../../components/loading-dots.js';
import { Panel } from '../../components/panel.js';
import { Shown } from '../../components/shown.js';
import { VerdictBadge } from '../../components/verdict-badge.js';
import { weightsText } from '../../drawing/describe-cell.js';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import type { Choice } from './choice.js';
import type { PhaseDiagramSearch } from './phase-diagram-search.js';
import styles from './phase-diagram-view.module.css';
import { useSlices } from './use-slices.js';

const MOST_ROWS = 24;

/** What is decided and why not, for the slices whose panels are shown: as many as can be read. */
export function VerdictTable({
  sweepId,
  geometry,
  choice,
  onChoose,
}: {
  readonly sweepId: string;
  readonly geometry: GridGeometry;
  readonly choice: Choice;
  readonly onChoose: (change: { [Key in keyof PhaseDiagramSearch]: PhaseDiagramSearch[Key] | undefined }) => void;
}): ReactElement {
  const chosenWeights = geometry.partsOf(choice.slice).weights;
  const isAll = geometry.sliceCount <= MOST_ROWS;
  const weights = isAll ? choice.panels : [chosenWeights];
  const positions = geometry.dimensions
    .flatMap((_, dimension) => weights.map((each) => geometry.sliceAt(dimension, each)))
    .slice(0, MOST_ROWS);
  const { slices, isPending, error } = useSlices(sweepId, positions, geometry.generators.length);
  const where = isAll || geometry.weightCount === 1 ? '' : ` at ${weightsText(geometry, chosenWeights)}`;
  return (
    <Panel title={`What is decided${where}`}>
      {error === null ? null : <ErrorState error={error} />}
      <DataTable<number>
        label="Verdicts of slices"
        rows={positions}
        rowKey={String}
        isMarked={(position) => position === choice.slice}
        columns={[
          {
            key: 'slice',
            header: 'Slice',
            cell: (position) => (
              <button
                type="button"
                className={styles.sliceLink}
                onClick={() => {
                  onChoose({ slice: position, cell: undefined });
                }}
              >
                {sliceText(geometry, position, isAll)}
              </button>
            ),
          },
          {
            key: 'verdict',
            header: 'Found',
            cell: (position) => <Found slice={slices.get(position)} isPending={isPending} />,
          },
          {
            key: 'certificate',
            header: 'Certified',
            isNumeric: true,
            cell: (position) => slices.get(position)?.certificate?.dimension ?? '–',
          },
          {
            key: 'reason',
            header: 'Why',
            isText: true,
            cell: (position) => slices.get(position)?.groupDimension.reason ?? '',
          },
        ]}
      />
      <Shown shown={positions.length} of={geometry.sliceCount} what="slices" />
    </Panel>
  );
}

function Found({ slice, isPending }: { readonly slice: Slice | undefined; readonly isPending: boolean }): ReactElement {
  if (slice === undefined) return isPending ? <LoadingDots /> : <>nothing recorded yet</>;
  const { groupDimension, structure } = slice;
  const dimension = groupDimension.value === null ? '' : `dim G = ${String(groupDimension.value)}`;
  return (
    <div className={styles.found}>
      <VerdictBadge status={groupDimension.status} />
      <span>{[structure?.name, dimension].filter((part) => part != null && part !== '').join(', ')}</span>
    </div>
  );
}

function sliceText(geometry: GridGeometry, position: number, hasWeights: boolean): string {
  const { dimension, weights } = geometry.partsOf(position);
  const text = hasWeights ? weightsText(geometry, weights) : '';
  return `n = ${String(geometry.dimensions[dimension])}${text === '' ? '' : `, ${text}`}`;
}
