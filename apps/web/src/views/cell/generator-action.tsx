import { formatTick } from '@liesweep/figures/notation';
import { Suspense, useMemo, useRef, type ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { Button } from '../../components/button.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Panel } from '../../components/panel.js';
import { nameOf, type GeneratorKind } from './bracket-text.js';
import type { Basis } from './cell-search.js';
import styles from './cell.module.css';
import { changeText } from './change-text.js';
import { DigitStrips } from './digit-strips.js';
import { DrawingMenu } from './drawing-menu.js';
import { pointsAt } from './frame-at.js';
import { LabelScatter } from './label-scatter.js';
import { orbitScene } from './orbit-scene.js';
import { PlaneAction } from './plane-action.js';
import { vectorsOf } from './sample-vectors.js';
import { SpaceCanvas, SpaceFallback } from './lazy-space.js';
import { useFlowTime } from './use-flow-time.js';
import type { GeneratorAction as Action } from '@liesweep/api-contract';

const TABLE_ROWS = 12;

/** What is seen at work. */
export interface GeneratorActionProps {
  readonly sweepId: string;
  readonly cell: number;
  readonly generator: number;
  readonly basis: Basis;
  readonly kind: GeneratorKind;
  /** How many there are. */
  readonly count: number;
  readonly onGenerator: (generator: number) => void;
}

/** A generator at work: the data moved by exp(t𝕁), with φ before and after. */
export function GeneratorAction(props: GeneratorActionProps): ReactElement {
  const { sweepId, cell, generator, basis, kind, count, onGenerator } = props;
  const query = useCall(
    'getAction',
    { params: { sweepId, cell }, query: { generator, basis } },
    { keepPrevious: true },
  );
  const name = nameOf(generator, kind);
  return (
    <Panel
      title={`${name} at work`}
      actions={
        count > 1 && (
          <>
            <Button
              isSmall
              label="Previous generator"
              isDisabled={generator === 0}
              onPress={() => {
                onGenerator(generator - 1);
              }}
            >
              ‹
            </Button>
            <span>
              {name} of {count}
            </span>
            <Button
              isSmall
              label="Next generator"
              isDisabled={generator >= count - 1}
              onPress={() => {
                onGenerator(generator + 1);
              }}
            >
              ›
            </Button>
          </>
        )
      }
    >
      {query.error !== null && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingState what="what the generator does" />
      ) : (
        <AtWork action={query.data} name={name} subject={`${String(cell)} ${String(generator)} ${basis}`} />
      )}
    </Panel>
  );
}

function AtWork({
  action,
  name,
  subject,
}: {
  readonly action: Action;
  readonly name: string;
  readonly subject: string;
}): ReactElement {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const scatter = useRef<SVGSVGElement>(null);
  const { share, isPlaying, setShare, toggle } = useFlowTime(stage, subject);
  const { samples, digits, duration, problem, shownAxes, features } = action;
  const isEmpty = samples.after.length === 0 && digits === null && action.paths.length === 0;
  if (isEmpty) return <EmptyState title="Nothing to show">{problem ?? 'This generator cannot be drawn.'}</EmptyState>;
  const t = formatTick(Number((share * duration).toFixed(2)));
  const isInSpace = shownAxes.length > 2;
  const labelCount = samples.labelsBefore?.[0]?.length ?? 0;
  const file = subject.replaceAll(' ', '-');
  const drawings = [
    ...(isInSpace ? [] : [{ svg: picture, name: `flow-${file}`, what: 'Flow' }]),
    ...(samples.labelsAfter === null ? [] : [{ svg: scatter, name: `phi-${file}`, what: 'φ before and after' }]),
  ];
  return (
    <div ref={stage} className={styles.atWork}>
      <div className={styles.clock}>
        <Button tone="primary" onPress={toggle} label={isPlaying ? 'Pause' : 'Play'}>
          {isPlaying ? '❚❚' : '▶'}
        </Button>
        <label className={styles.time}>
          <span>
            exp(t{name}), t&nbsp;=&nbsp;<output>{t}</output>
          </span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.005}
            value={share}
            aria-label="Time t of the flow"
            aria-valuetext={`t = ${t} of ${formatTick(duration)}`}
            onChange={(event) => {
              setShare(event.target.valueAsNumber);
            }}
            onKeyDown={(event) => {
              event.stopPropagation();
            }}
          />
        </label>
      </div>
      {digits !== null && <DigitStrips digits={digits} share={share} />}
      <div className={styles.stage}>
        {samples.after.length > 0 || action.paths.length > 0 ? (
          <figure className={styles.picturePart}>
            {isInSpace ? (
              <Suspense fallback={<SpaceFallback />}>
                <Orbits action={action} share={share} name={name} />
              </Suspense>
            ) : (
              <PlaneAction action={action} share={share} svgRef={picture} />
            )}
            <figcaption className={styles.note}>
              {captionOf(action)}
              {shownAxes.length < features.length
                ? ` ${String(shownAxes.length)} of ${String(features.length)} features are drawn.`
                : ''}
            </figcaption>
          </figure>
        ) : null}
        {samples.labelsBefore !== null && samples.labelsAfter !== null && (
          <figure className={styles.scatterPart}>
            <LabelScatter
              before={samples.labelsBefore}
              after={pointsAt(samples.labelsAfter, share)}
              staysPut={!samples.labelsMove}
              svgRef={scatter}
            />
            <figcaption>
              {changeText(samples.largestChange, samples.labelsMove)}
              {labelCount > 1 && (
                <span className={styles.muted}>
                  {' '}
                  {labelCount} labels, each over its own range and in its own colour.
                </span>
              )}
            </figcaption>
          </figure>
        )}
      </div>
      {problem !== null && <p className={styles.note}>{problem}</p>}
      <div className={styles.row}>{drawings.length > 0 && <DrawingMenu drawings={drawings} />}</div>
      <SampleTable action={action} share={share} t={t} />
    </div>
  );
}

function Orbits({
  action,
  share,
  name,
}: {
  readonly action: Action;
  readonly share: number;
  readonly name: string;
}): ReactElement {
  const { scene, place } = useMemo(() => orbitScene(action), [action]);
  const points = useMemo(
    () =>
      pointsAt(action.samples.after, share)
        .flatMap((sample) => vectorsOf(sample, action))
        .map(place),
    [action, share, place],
  );
  return (
    <SpaceCanvas
      scene={scene}
      points={points}
      title={`Orbits of ${name} along ${scene.axes.join(', ')}`}
      fileName="orbits.png"
      canTurn={false}
    />
  );
}

function captionOf({ contours, paths, samples }: Action): string {
  return [
    ...(contours === null ? [] : [`Contours of ${contours.label}: the deeper, the larger.`]),
    ...(paths.length === 0 ? [] : ['Lines are orbits of the flow']),
    ...(samples.after.length === 0 ? [] : [`dots are ${String(samples.before.length)} samples that move along.`]),
  ]
    .join(paths.length > 0 && samples.after.length > 0 ? '; ' : ' ')
    .replace(': the deeper, the larger.; ', ': the deeper, the larger. ');
}

/** What the pictures show, as numbers: where the first samples are now, and φ there. */
function SampleTable({
  action,
  share,
  t,
}: {
  readonly action: Action;
  readonly share: number;
  readonly t: string;
}): ReactElement | null {
  const { samples, features, shownAxes } = action;
  if (samples.after.length === 0) return null;
  const now = pointsAt(samples.after, share);
  const labels = samples.labelsAfter === null ? null : pointsAt(samples.labelsAfter, share);
  const rows = samples.before.slice(0, TABLE_ROWS).map((before, index) => ({ before, index }));
  const number = (value: number | undefined): string => formatTick(value ?? Number.NaN);
  return (
    <details>
      <summary>
        Samples as numbers at t = {t}, {rows.length} of {samples.before.length} shown
      </summary>
      <DataTable
        label={`Samples before and at t = ${t}`}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          ...shownAxes.flatMap((axis) => [
            {
              key: `before ${String(axis)}`,
              header: `${features[axis] ?? ''} before`,
              isNumeric: true,
              cell: ({ before }: { readonly before: readonly number[] }) => number(before[axis]),
            },
            {
              key: `now ${String(axis)}`,
              header: 'now',
              isNumeric: true,
              cell: ({ index }: { readonly index: number }) => number(now[index]?.[axis]),
            },
          ]),
          ...(labels === null
            ? []
            : [
                {
                  key: 'φ before',
                  header: 'φ before',
                  isNumeric: true,
                  cell: ({ index }: { readonly index: number }) => number(samples.labelsBefore?.[index]?.[0]),
                },
                {
                  key: 'φ now',
                  header: 'φ now',
                  isNumeric: true,
                  cell: ({ index }: { readonly index: number }) => number(labels[index]?.[0]),
                },
              ]),
        ]}
      />
    </details>
  );
}
