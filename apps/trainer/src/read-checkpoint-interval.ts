import { CorruptFileError, type SweepSpec, type TensorStore } from '@liesweep/sweep';

/**
 * How often a sweep's shards are to write a checkpoint, in milliseconds: the sweep file says it, and the trainer tells
 * its slots.
 *
 * @throws CorruptFileError when the specification is missing or no JSON
 */
export async function readCheckpointInterval(tensors: TensorStore, specName: string): Promise<number> {
  const content = await tensors.readNamed(specName);
  if (content === undefined) throw new CorruptFileError(specName, 'missing');
  try {
    const spec = JSON.parse(new TextDecoder().decode(content)) as SweepSpec;
    return spec.execution.checkpointIntervalMs;
  } catch (error) {
    throw new CorruptFileError(specName, `no specification: ${String(error)}`);
  }
}
