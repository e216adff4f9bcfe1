import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import type { LiveSweep } from '../live/live-sweep.js';
import { oncePerFrame } from '../live/once-per-frame.js';
import type { CellMap } from './cell-map.js';
import styles from './heat-map.module.css';
import { hitTest, layoutOf, leftOf, type CellSizes } from './map-layout.js';
import { paintMap, type MapPicture } from './paint-map.js';
import { onThemeChange, themeColours } from './theme-colours.js';

/** What is asked of a heat map from outside. */
export interface HeatMapHandle {
  /** The canvas, for a PNG of what is in sight. */
  readonly canvas: HTMLCanvasElement | null;
}

/** What a heat map is given. Functions may change with every rendering: the map is drawn anew only with the rest. */
export interface HeatMapProps {
  readonly label: string;
  readonly live: LiveSweep;
  readonly map: CellMap;
  readonly domain: readonly [low: number, high: number];
  readonly framed: ReadonlySet<number>;
  readonly sizes: CellSizes;
  readonly columnLabel: MapPicture['columnLabel'];
  readonly rowLabel: MapPicture['rowLabel'];
  /** What the labels of columns are, in the corner. */
  readonly corner: string;
  /** Room for the labels of rows, in CSS pixels. */
  readonly rowLabelWidth: number;
  /** The cell that is read beside the map. */
  readonly chosenCell: number | undefined;
  /** A row that stands out. */
  readonly markedRow?: number;
  /** What is said of a cell. */
  readonly describe: (cell: number) => string;
  /** The pointer is over a cell, or over none. */
  readonly onHover: (cell: number | null) => void;
  /** A cell is to be read beside the map. */
  readonly onChoose: (cell: number) => void;
  /** A cell is to be opened. */
  readonly onOpen: (cell: number) => void;
  readonly ref?: Ref<HeatMapHandle>;
}

const TOP = 22;

/** Beside the last cells, so that frames around them are whole. */
const EDGE = 6;

const KEYS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
  ...{ Home: [-Infinity, 0], End: [Infinity, 0], PageUp: [0, -10], PageDown: [0, 10] },
};

/**
 * A live map of cells on a canvas of the size of what is in sight. It draws when cells have changed, at most once per frame, and never
 * for the pointer: what is under it is found by arithmetic and shown by a frame above the canvas. The cell with the keyboard’s
 * focus is an element there too, so that arrows move it, Enter opens it, and assistive technology is told of it.
 */
export function HeatMap(props: HeatMapProps): ReactElement {
  const { label, live, map, domain, framed, chosenCell, markedRow } = props;
  const scale = useMemo(textScale, []);
  const sizes = scaled(props.sizes, scale);
  const latest = useRef(props);
  const scroll = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hover = useRef<HTMLDivElement>(null);
  const focus = useRef<HTMLDivElement>(null);
  const focusRow = useRef<HTMLDivElement>(null);
  const spoken = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const margin = { left: props.rowLabelWidth * scale, top: TOP * scale };
  const layout = layoutOf(map, Math.max(1, width - margin.left - EDGE), sizes);
  const view = useRef({ layout, margin });
  const at = useRef({ column: 0, row: 0 });
  useLayoutEffect(() => {
    latest.current = props;
    view.current = { layout, margin };
  });
  useImperativeHandle(props.ref, () => ({
    get canvas() {
      return canvas.current;
    },
  }));

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const sizeObserver = new ResizeObserver(() => {
      setWidth(element.clientWidth);
    });
    sizeObserver.observe(element);
    return () => {
      sizeObserver.disconnect();
    };
  }, []);

  const { columnLabel, rowLabel, corner } = props;
  useEffect(() => {
    const [element, sheet] = [scroll.current, canvas.current];
    const context = sheet?.getContext('2d');
    if (element === null || sheet === null || context == null || width === 0) return;
    let colours = themeColours();
    let isCurrent = true;
    const draw = (): void => {
      // A frame that was asked for before the picture changed must not paint the old one over the new.
      if (!isCurrent) return;
      const ratio = devicePixelRatio;
      const [shownWidth, shownHeight] = [element.clientWidth, element.clientHeight];
      sheet.width = Math.round(shownWidth * ratio);
      sheet.height = Math.round(shownHeight * ratio);
      sheet.style.width = `${String(shownWidth)}px`;
      sheet.style.height = `${String(shownHeight)}px`;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintMap(
        context,
        { columns: live.columns, map, domain, framed, columnLabel, rowLabel, corner, scale, ...view.current },
        { left: element.scrollLeft, top: element.scrollTop, width: shownWidth, height: shownHeight },
        colours,
      );
    };
    const ask = oncePerFrame(draw);
    draw();
    const leaveTheme = onThemeChange(() => {
      colours = themeColours();
      ask();
    });
    const leaveLive = live.subscribe(ask);
    element.addEventListener('scroll', ask, { passive: true });
    return () => {
      isCurrent = false;
      leaveTheme();
      leaveLive();
      element.removeEventListener('scroll', ask);
    };
  }, [live, map, domain, framed, width, columnLabel, rowLabel, corner, scale]);

  const put = (mark: HTMLElement | null, place: { column: number; row: number } | null): void => {
    if (mark === null) return;
    mark.hidden = place === null;
    if (place === null) return;
    const { layout: sizing, margin: room } = view.current;
    const x = room.left + leftOf(place.column, map.groupSize, sizing);
    mark.style.transform = `translate(${String(x)}px, ${String(room.top + place.row * sizing.stepY)}px)`;
    mark.style.width = `${String(Math.max(3, sizing.stepX - sizing.gap))}px`;
    mark.style.height = `${String(Math.max(3, sizing.stepY - sizing.gap))}px`;
  };

  const placeUnder = (event: { clientX: number; clientY: number }): { column: number; row: number } | null => {
    const element = scroll.current;
    if (element === null) return null;
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - element.clientLeft, event.clientY - box.top - element.clientTop];
    if (x < margin.left || y < margin.top) return null;
    return hitTest(x + element.scrollLeft - margin.left, y + element.scrollTop - margin.top, map, layout);
  };

  const showFocus = (place: { column: number; row: number }): void => {
    at.current = place;
    put(focus.current, place);
    const cell = map.cellAt(place.column, place.row);
    focusRow.current?.setAttribute('aria-rowindex', String(place.row + 1));
    focus.current?.setAttribute('aria-colindex', String(place.column + 1));
    focus.current?.setAttribute('aria-label', latest.current.describe(cell));
  };

  useLayoutEffect(() => {
    const chosen = chosenCell === undefined ? null : map.placeOf(chosenCell);
    const { column, row } = chosen ?? at.current;
    showFocus({ column: Math.min(column, map.columns - 1), row: Math.min(row, map.rows - 1) });
  });

  const moveTo = (place: { column: number; row: number }): void => {
    showFocus(place);
    const cell = map.cellAt(place.column, place.row);
    if (spoken.current !== null) spoken.current.textContent = latest.current.describe(cell);
    latest.current.onHover(cell);
    intoSight(scroll.current, place, map, view.current);
  };

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      onPointerMove={(event) => {
        const place = placeUnder(event);
        put(hover.current, place);
        latest.current.onHover(place === null ? null : map.cellAt(place.column, place.row));
      }}
      onPointerLeave={() => {
        put(hover.current, null);
        latest.current.onHover(null);
      }}
      onClick={(event) => {
        const place = placeUnder(event);
        if (place === null) return;
        showFocus(place);
        focus.current?.focus({ preventScroll: true });
        latest.current.onChoose(map.cellAt(place.column, place.row));
      }}
      onDoubleClick={(event) => {
        const place = placeUnder(event);
        if (place !== null) latest.current.onOpen(map.cellAt(place.column, place.row));
      }}
    >
      <div
        className={styles.sizer}
        style={{
          width: `${String(margin.left + layout.width + EDGE)}px`,
          height: `${String(margin.top + layout.height + EDGE)}px`,
        }}
      >
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
        <div
          role="grid"
          aria-label={`${label}; arrows move between cells, Enter opens one`}
          aria-rowcount={map.rows}
          aria-colcount={map.columns}
          className={styles.layer}
        >
          <div role="row" ref={focusRow}>
            <div
              role="gridcell"
              ref={focus}
              tabIndex={0}
              className={styles.focus}
              data-chosen={chosenCell !== undefined && map.placeOf(chosenCell) !== null ? true : undefined}
              onFocus={() => {
                latest.current.onHover(map.cellAt(at.current.column, at.current.row));
              }}
              onKeyDown={(event) => {
                const cell = map.cellAt(at.current.column, at.current.row);
                if (event.key === 'Enter') latest.current.onOpen(cell);
                else if (event.key === ' ') latest.current.onChoose(cell);
                else {
                  const step = KEYS[event.key];
                  if (step === undefined) return;
                  moveTo({
                    column: clamp(at.current.column + step[0], map.columns),
                    row: clamp(at.current.row + step[1], map.rows),
                  });
                }
                event.preventDefault();
              }}
            />
          </div>
        </div>
        {markedRow === undefined ? null : (
          <div
            className={styles.row}
            style={{
              transform: `translate(${String(margin.left)}px, ${String(margin.top + markedRow * layout.stepY)}px)`,
              width: `${String(layout.width)}px`,
              height: `${String(layout.stepY)}px`,
            }}
          />
        )}
        <div ref={hover} hidden className={styles.hover} />
      </div>
      <div ref={spoken} role="status" className="visually-hidden" />
    </div>
  );
}

/** How much larger than usual text is, as on a very wide screen. */
function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function scaled({ smallestX, largestX, smallestY, largestY }: CellSizes, scale: number): CellSizes {
  const times = (size: number): number => Math.round(size * scale);
  return {
    ...{ smallestX: times(smallestX), largestX: times(largestX) },
    ...{ smallestY: times(smallestY), largestY: times(largestY) },
  };
}

function clamp(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, position));
}

function intoSight(
  element: HTMLElement | null,
  { column, row }: { column: number; row: number },
  { groupSize }: CellMap,
  { layout, margin }: { layout: ReturnType<typeof layoutOf>; margin: { left: number; top: number } },
): void {
  if (element === null) return;
  const [x, y] = [leftOf(column, groupSize, layout), row * layout.stepY];
  const room = { width: element.clientWidth - margin.left, height: element.clientHeight - margin.top };
  if (x < element.scrollLeft) element.scrollLeft = x;
  else if (x + layout.stepX > element.scrollLeft + room.width) element.scrollLeft = x + layout.stepX - room.width;
  if (y < element.scrollTop) element.scrollTop = y;
  else if (y + layout.stepY > element.scrollTop + room.height) element.scrollTop = y + layout.stepY - room.height;
}
