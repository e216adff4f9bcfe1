import type { SweepDetail } from '@liesweep/api-contract';
import type { LossTerm } from '@liesweep/sweep/loss-weights';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { Panel } from '../../components/panel.js';
import { saveCanvas } from '../../components/save-canvas.js';
import { Select } from '../../components/select.js';
import { Shown } from '../../components/shown.js';
import { planeMap, wholeMap } from '../../drawing/cell-map.js';
import { findingText, placeText, weightsText } from '../../drawing/describe-cell.js';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import { HeatMap, type HeatMapHandle } from '../../drawing/heat-map.js';
import { Hover } from '../../drawing/hover.js';
import type { LiveSweep } from '../../live/live-sweep.js';
import type { Choice } from './choice.js';
import { ColourLegend } from './colour-legend.js';
import { domainOf } from './loss-domain.js';
import type { Layout, PhaseDiagramSearch } from './phase-diagram-search.js';
import styles from './phase-diagram-view.module.css';
import { WeightSliders } from './weight-sliders.js';

const PLANE_SIZES = { smallestX: 16, largestX: 50, smallestY: 27, largestY: 36 };
const FEW_PANELS = 3;
/** Of more rows the slider and the line above the map say which is which. */
const MOST_ROW_LABELS = 100;
const WHOLE_SIZES = { smallestX: 3, largestX: 40, smallestY: 3, largestY: 24 };

/** The map of cells, what is chosen of it, and what stands under the pointer. */
export function MapPanel({
  sweep,
  live,
  geometry,
  choice,
  framed,
  onChoose,
  onOpen,
}: {
  readonly sweep: SweepDetail;
  readonly live: LiveSweep;
  readonly geometry: GridGeometry;
  readonly choice: Choice;
  readonly framed: ReadonlySet<number>;
  readonly onChoose: (change: { [Key in keyof PhaseDiagramSearch]: PhaseDiagramSearch[Key] | undefined }) => void;
  readonly onOpen: (cell: number) => void;
}): ReactElement {
  const hover = useState(() => new Hover())[0];
  const first = useRef<HeatMapHandle>(null);
  const [low, high] = domainOf(live.columns);
  const domain = useMemo(() => [low, high] as const, [low, high]);
  const { weights } = geometry.partsOf(choice.slice);
  const describe = (cell: number): string => `${placeText(geometry, cell)}: ${findingText(live.columns, cell)}`;
  const common = {
    ...{ live, domain, framed, describe, onOpen, onHover: hover.put },
    chosenCell: choice.cell,
    onChoose: (cell: number) => {
      onChoose({ cell, slice: undefined });
    },
  };
  const rowOfPlane = useCallback((row: number) => `n = ${String(geometry.dimensions[row])}`, [geometry]);
  const columnOfPlane = useCallback((column: number) => String(geometry.generators[column]), [geometry]);
  const columnOfAll = useCallback(
    (column: number) =>
      column % geometry.generators.length === Math.floor((geometry.generators.length - 1) / 2)
        ? `n = ${String(geometry.dimensions[Math.floor(column / geometry.generators.length)])}`
        : null,
    [geometry],
  );
  const rowOfAll = useCallback(
    (row: number) =>
      geometry.weightCount > MOST_ROW_LABELS
        ? null
        : geometry.varying.map((term) => String(geometry.lossWeights(row)[term])).join(', '),
    [geometry],
  );
  // The list is made anew with every rendering; what it says changes rarely, and only then are maps drawn anew.
  const panels = choice.panels.join();
  const planes = useMemo(
    () => panels.split(',').map((each) => ({ weights: Number(each), map: planeMap(geometry, Number(each)) })),
    [geometry, panels],
  );
  const whole = useMemo(() => wholeMap(geometry), [geometry]);
  const isWhole = choice.layout === 'all';
  // Few panels have room for cells with decimals, as in the report; more stand side by side.
  const panelWidth = Math.max(220, 54 + geometry.generators.length * (planes.length <= FEW_PANELS ? 50 : 28));
  return (
    <Panel
      title="Phase diagram"
      actions={
        <Button
          isSmall
          onPress={() => {
            const canvas = first.current?.canvas;
            if (canvas != null) saveCanvas(canvas, `${sweep.sweepId}.png`);
          }}
        >
          PNG
        </Button>
      }
    >
      {geometry.weightCount === 1 ? null : (
        <div className={styles.controls}>
          <Select<Layout>
            label="Show"
            value={choice.layout}
            options={[
              { value: 'panels', label: 'panels n × N_g' },
              { value: 'all', label: 'all cells in one map' },
            ]}
            onChange={(layout) => {
              onChoose({ layout });
            }}
          />
          {choice.along === undefined || isWhole ? null : (
            <Select<LossTerm>
              label="A panel for each"
              value={choice.along}
              options={geometry.varying.map((term) => ({ value: term, label: `h_${term}` }))}
              onChange={(along) => {
                onChoose({ along });
              }}
            />
          )}
          <WeightSliders geometry={geometry} slice={choice.slice} onChoose={onChoose} />
        </div>
      )}
      <Readout hover={hover} live={live} geometry={geometry} chosen={choice.cell} />
      {isWhole ? (
        <HeatMap
          {...common}
          ref={first}
          label="All cells: n and N_g to the right, weights downwards"
          map={whole}
          sizes={WHOLE_SIZES}
          rowLabelWidth={geometry.weightCount > MOST_ROW_LABELS ? 4 : 14 + 30 * geometry.varying.length}
          corner=""
          columnLabel={columnOfAll}
          rowLabel={rowOfAll}
          {...(geometry.weightCount === 1 ? {} : { markedRow: weights })}
        />
      ) : (
        <div
          className={styles.panels}
          ref={(element) => {
            element?.style.setProperty('--panel-width', `${String(panelWidth)}px`);
          }}
        >
          {planes.map((plane, position) => (
            <figure key={plane.weights}>
              {planes.length === 1 ? null : <figcaption>{panelText(geometry, choice, plane.weights)}</figcaption>}
              <HeatMap
                {...common}
                {...(position === 0 ? { ref: first } : {})}
                label={`Cells: N_g to the right, n downwards ${weightsText(geometry, plane.weights)}`}
                map={plane.map}
                sizes={PLANE_SIZES}
                rowLabelWidth={50}
                corner="N_g"
                columnLabel={columnOfPlane}
                rowLabel={rowOfPlane}
              />
            </figure>
          ))}
        </div>
      )}
      {isWhole ? (
        <p className={styles.hint}>
          To the right n, and within it N_g from {geometry.generators[0]} to {geometry.generators.at(-1)}; downwards{' '}
          {geometry.varying.map((term) => `h_${term}`).join(', ')}, the last fastest.
        </p>
      ) : null}
      <ColourLegend domain={domain} />
      <Shown
        shown={isWhole ? geometry.cellCount : planes.length * geometry.dimensions.length * geometry.generators.length}
        of={geometry.cellCount}
        what="cells"
      />
    </Panel>
  );
}

/** What a panel has that the others have not. */
function panelText(geometry: GridGeometry, { along }: Choice, weights: number): string {
  return along === undefined
    ? weightsText(geometry, weights)
    : `h_${along} = ${String(geometry.lossWeights(weights)[along])}`;
}

function Readout({
  hover,
  live,
  geometry,
  chosen,
}: {
  readonly hover: Hover;
  readonly live: LiveSweep;
  readonly geometry: GridGeometry;
  readonly chosen: number | undefined;
}): ReactElement {
  const pointed = useSyncExternalStore(hover.subscribe, hover.cell);
  const cell = pointed ?? chosen;
  return (
    <div className={styles.readout}>
      {cell === undefined ? (
        <span className={styles.hint}>
          Point at a cell to read it; press it to see its slice; Enter or a double press opens it.
        </span>
      ) : (
        <>
          <strong>{placeText(geometry, cell)}</strong>
          <span>{findingText(live.columns, cell)}</span>
        </>
      )}
    </div>
  );
}
