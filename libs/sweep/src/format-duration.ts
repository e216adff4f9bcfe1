/** Below so many seconds a tenth is worth saying. */
const SHORT = 10;

/** How a duration is written: in a sentence, or as wide as others above it or before it. */
export type DurationStyle = 'sentence' | 'aligned';

/**
 * A duration for people: in a sentence `0.4 s`, `42 s`, `3 min 5 s`, `2 h 5 min`; aligned `0 s`, `42 s`, `3 min 05 s`,
 * `2 h 05 min`. What is negative is 0.
 */
export function formatDuration(seconds: number, style: DurationStyle): string {
  const isAligned = style === 'aligned';
  const positive = Math.max(0, seconds);
  if (positive < SHORT && !isAligned) return `${positive.toFixed(1)} s`;
  const whole = Math.round(positive);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  const lower = (part: number): string => String(part).padStart(isAligned ? 2 : 1, '0');
  return minutes < 60
    ? `${String(minutes)} min ${lower(whole % 60)} s`
    : `${String(Math.floor(minutes / 60))} h ${lower(minutes % 60)} min`;
}
