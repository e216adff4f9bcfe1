import type { SweepRecord, TensorStore } from '@liesweep/sweep';
import { specNameOf } from './sweep-input.js';

/** Puts the specification of a sweep where orchestrators and trainers read it. */
export async function publishSpec(
  tensors: TensorStore,
  { spec, specDigest }: Pick<SweepRecord, 'spec' | 'specDigest'>,
): Promise<void> {
  await tensors.writeNamed(specNameOf(specDigest), new TextEncoder().encode(JSON.stringify(spec)));
}
