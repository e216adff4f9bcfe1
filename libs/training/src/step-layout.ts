import type { GeneratorShape, TrainingSpec } from '@liesweep/sweep';

/** Everything that shapes the graph of a step, but for the system. Two stacks of a system with equal layouts share one compiled loop. */
export interface StepLayout {
  readonly shape: GeneratorShape;
  readonly generatorCount: number;
  readonly closure: boolean;
  readonly sparsity: boolean;
  readonly training: TrainingSpec;
}
