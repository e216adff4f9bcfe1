/** How large cells are drawn, in CSS pixels, without their gap to the next one. */
export interface MapLayout {
  /** From the left side of one cell to that of the next, its gap included. */
  readonly stepX: number;
  readonly stepY: number;
  /** Between two cells; 0 where they are too small for one. */
  readonly gap: number;
  /** Between two groups of columns, more than a gap. */
  readonly groupGap: number;
  readonly width: number;
  readonly height: number;
}

/** The sizes between which cells are drawn. */
export interface CellSizes {
  readonly smallestX: number;
  readonly largestX: number;
  readonly smallestY: number;
  readonly largestY: number;
}

const WITH_GAP = 8;

/** The layout of a map in a width: cells as wide as fit, within bounds; wider maps scroll. */
export function layoutOf(
  { columns, rows, groupSize }: { readonly columns: number; readonly rows: number; readonly groupSize: number },
  available: number,
  { smallestX, largestX, smallestY, largestY }: CellSizes,
): MapLayout {
  const groups = Math.ceil(columns / groupSize);
  const groupGap = groups > 1 ? 3 : 0;
  const room = Math.floor((available - groupGap * (groups - 1)) / columns);
  const stepX = Math.min(largestX, Math.max(smallestX, room));
  const stepY = Math.min(largestY, Math.max(smallestY, stepX));
  return {
    ...{ stepX, stepY, groupGap, gap: Math.min(stepX, stepY) >= WITH_GAP ? 2 : 0 },
    width: columns * stepX + groupGap * (groups - 1),
    height: rows * stepY,
  };
}

/** The left side of a column. */
export function leftOf(column: number, groupSize: number, { stepX, groupGap }: MapLayout): number {
  return column * stepX + Math.floor(column / groupSize) * groupGap;
}

/** Which place of a map stands at a point, by arithmetic; null outside and in the gap between groups. */
export function hitTest(
  x: number,
  y: number,
  { columns, rows, groupSize }: { readonly columns: number; readonly rows: number; readonly groupSize: number },
  { stepX, stepY, groupGap }: MapLayout,
): { readonly column: number; readonly row: number } | null {
  const groupWidth = groupSize * stepX + groupGap;
  const group = Math.floor(x / groupWidth);
  const within = Math.floor((x - group * groupWidth) / stepX);
  const column = group * groupSize + within;
  const row = Math.floor(y / stepY);
  const isOutside = x < 0 || y < 0 || within >= groupSize || column >= columns || row >= rows;
  return isOutside ? null : { column, row };
}
