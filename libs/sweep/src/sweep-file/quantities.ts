import { z } from 'zod';

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const BYTES = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
} as const;

/** A duration with its unit, such as `30s`; parses to milliseconds. */
export function duration() {
  return quantity(MILLISECONDS, 'a duration above 0 with its unit (ms, s, m, h, d), such as 30s');
}

/** A size of memory with its unit, such as `4GiB`; parses to bytes. */
export function memorySize() {
  return quantity(BYTES, 'a size above 0 with its unit (B, KiB, MiB, GiB, TiB, KB, MB, GB, TB), such as 4GiB');
}

function quantity(units: Readonly<Record<string, number>>, error: string) {
  // Zero is kept out, and nine digits keep the number finite.
  const pattern = new RegExp(`^(?=.*[1-9])(\\d{1,9}(?:\\.\\d{1,9})?) ?(${Object.keys(units).join('|')})$`);
  return z
    .string({ error })
    .regex(pattern, { error })
    .transform((text) => {
      const [, number = '', unit = ''] = pattern.exec(text) ?? [];
      return Math.max(1, Math.round(Number(number) * (units[unit] ?? Number.NaN)));
    });
}
