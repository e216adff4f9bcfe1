const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

/** A whole number with its digits in groups of three: `100 000`, on one line. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(GROUPS, '\u202f').replace('-', '−');
}
