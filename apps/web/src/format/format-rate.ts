/** Trials per unit of time, in the unit in which the number is neither tiny nor huge: `12 trials/s`, `3.5 trials/min`. */
export function formatRate(perSecond: number): string {
  const [value, unit] =
    perSecond >= 1 ? [perSecond, 's'] : perSecond * 60 >= 1 ? [perSecond * 60, 'min'] : [perSecond * 3600, 'h'];
  const text = value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
  return `${text} trials/${unit}`;
}
