import { specName, type SweepRecord, type TensorStore } from '@liesweep/sweep';

/** Puts the specification of a sweep where orchestrators and trainers read it. */
export async function publishSpec(tensors: TensorStore, record: SweepRecord): Promise<void> {
  await tensors.writeNamed(specName(record), new TextEncoder().encode(JSON.stringify(record.spec)));
}
