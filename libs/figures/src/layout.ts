/** Where a figure is read: beside text on a wide page, or on a narrow screen. */
export type FigureLayout = 'wide' | 'narrow';

/** Width in pixels that a figure of this layout tries to stay within. */
export const LAYOUT_WIDTH: Readonly<Record<FigureLayout, number>> = { wide: 1140, narrow: 320 };
