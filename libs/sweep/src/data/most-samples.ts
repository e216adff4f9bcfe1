/** The largest m that a sweep file may ask for. */
export const MOST_SAMPLES = 10_000_000;
