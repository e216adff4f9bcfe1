/** A duration for people: `8 s`, `3 min 05 s`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${String(whole)} s`;
  }
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return `${String(minutes)} min ${String(whole % 60).padStart(2, '0')} s`;
  }
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}
