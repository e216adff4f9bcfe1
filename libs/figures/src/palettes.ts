import type { LossTerm } from '@liesweep/sweep';

/**
 * Colours of log₁₀ loss, from vanishing (dark) to failing (pale), at equal distances. Lightness rises all the way, so
 * the order survives colour blindness and grey print.
 */
export const SEQUENTIAL = [
  '#0b1d51',
  '#16407f',
  '#1f6a9c',
  '#2f93a8',
  '#63b7a4',
  '#a3d3a0',
  '#d8e8a8',
  '#fbf3c4',
] as const;

/** Colours of signed matrix entries: negative blue, zero nearly white, positive red-orange. */
export const DIVERGING = ['#1b4f8f', '#6ea3cf', '#f7f6f3', '#e79a6b', '#a63a12'] as const;

/** One colour per loss term (Okabe and Ito), the same in every figure. */
export const TERM_COLOURS: Readonly<Record<LossTerm, string>> = {
  invariance: '#0072b2',
  normalization: '#e69f00',
  orthogonality: '#009e73',
  closure: '#d55e00',
  sparsity: '#aa4499',
};

/** One symbol per loss term, so that colour never carries the meaning alone. */
export const TERM_SHAPES: Readonly<Record<LossTerm, string>> = {
  invariance: 'circle',
  normalization: 'triangle-up',
  orthogonality: 'diamond',
  closure: 'square',
  sparsity: 'triangle-down',
};

/** Colours of trials that vanished and that did not: both ends of the sequential scale, deep enough for thin lines. */
export const OUTCOME_COLOURS = { vanished: '#16407f', remained: '#c9861a' } as const;

/** Colours that part a few curves or generators without an order among them (Okabe and Ito). */
export const PAIR_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;

/** Hues around a wheel at nearly equal lightness, for many things without an order among them. */
export const WHEEL = [
  '#4477aa',
  '#2f93a8',
  '#3f9a62',
  '#98972f',
  '#d0822f',
  '#c9554f',
  '#ab5196',
  '#7560b0',
  '#4477aa',
] as const;

/** Text and lines. */
export const INK = {
  dark: '#1d2330',
  light: '#ffffff',
  muted: '#667085',
  grid: '#e8eaee',
  outline: '#d4145a',
} as const;

/** Diagonal stripes, for places where there is no finite number. */
export const HATCH = {
  gradient: 'linear',
  x1: 0,
  y1: 0,
  x2: 1,
  y2: 1,
  stops: Array.from({ length: 10 }, (_, stripe) => {
    const color = stripe % 2 === 0 ? '#eceef1' : '#cdd2d9';
    return [
      { offset: stripe / 10, color },
      { offset: (stripe + 1) / 10, color },
    ];
  }).flat(),
} as const;

/**
 * The colour at a position of a palette, interpolated in sRGB as the figures do.
 *
 * @param palette colours at equal distances, `#rrggbb`
 * @param position 0 is the first colour, 1 the last; clamped
 */
export function colourAt(palette: readonly string[], position: number): readonly [number, number, number] {
  const place = Math.min(1, Math.max(0, position)) * (palette.length - 1);
  const lower = Math.min(Math.floor(place), palette.length - 2);
  const [from, to] = [channels(palette[lower]), channels(palette[lower + 1])];
  const mix = (channel: 0 | 1 | 2): number => from[channel] + (place - lower) * (to[channel] - from[channel]);
  return [mix(0), mix(1), mix(2)];
}

/** Whether light text reads better than dark text on this colour (WCAG relative luminance). */
export function needsLightInk(colour: readonly [number, number, number]): boolean {
  const dark = relativeLuminance(channels(INK.dark));
  const background = relativeLuminance(colour);
  return (1 + 0.05) / (background + 0.05) > (background + 0.05) / (dark + 0.05);
}

/** WCAG relative luminance of an sRGB colour with channels 0–255; 0 is black, 1 is white. */
export function relativeLuminance([red, green, blue]: readonly [number, number, number]): number {
  const linear = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function channels(hex = '#000000'): readonly [number, number, number] {
  const channel = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
