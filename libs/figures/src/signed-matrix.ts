import { decimals } from './notation.js';
import { DIVERGING, colourAt, needsLightInk } from './palettes.js';

/** What a signed entry needs to be drawn; `value` is null when it is not finite. */
export interface SignedEntry {
  readonly value: number | null;
  /** Printed with a typographic minus, or empty when it would be noise. */
  readonly label: string;
  readonly isLight: boolean;
}

/** The largest finite magnitude, which both ends of the colour scale stand for; 1 when there is none above zero. */
export function signedLimit(values: readonly (number | null)[]): number {
  const largest = values.reduce<number>(
    (limit, value) => Math.max(limit, isFiniteNumber(value) ? Math.abs(value) : 0),
    0,
  );
  return largest > 0 ? largest : 1;
}

/** Prepares an entry for a diverging scale that is symmetric about zero. */
export function signedEntry(value: number | null, limit: number): SignedEntry {
  if (!isFiniteNumber(value)) return { value: null, label: '', isLight: false };
  return {
    value,
    label: formatEntry(value),
    isLight: needsLightInk(colourAt(DIVERGING, (value / limit + 1) / 2)),
  };
}

/** A colour scale of Vega-Lite, linear in sRGB between its stops. */
export interface SignedScale {
  readonly domain: number[];
  readonly range: string[];
  readonly interpolate: 'rgb';
  readonly zero: false;
  readonly nice: false;
}

/** Diverging and symmetric about zero: −limit … limit. */
export function divergingScale(limit: number): SignedScale {
  return scaleOver([-limit, -limit / 2, 0, limit / 2, limit], [...DIVERGING]);
}

/** For magnitudes: 0 … limit. */
export function magnitudeScale(limit: number): SignedScale {
  return scaleOver([0, limit], [DIVERGING[2], DIVERGING[0]]);
}

function scaleOver(domain: number[], range: string[]): SignedScale {
  return { domain, range, interpolate: 'rgb', zero: false, nice: false };
}

function isFiniteNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/** Two decimals without trailing zeros: `0`, `1`, `−0.71`. */
function formatEntry(value: number): string {
  const text = decimals(value, 2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
