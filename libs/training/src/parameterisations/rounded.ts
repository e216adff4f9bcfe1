import type { HostTensor } from '@liesweep/sweep';
import type { Matrix } from '@liesweep/lie';

/** A matrix as a constant of a step: the product T·R is of float64, since T w rounded to float32 times R would not vanish. */
export function rounded({ rows, columns, data }: Matrix): HostTensor {
  return { shape: [rows, columns], data: Float32Array.from(data) };
}
