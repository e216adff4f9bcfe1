import type { FieldNetwork } from '@liesweep/models';
import type { Certificate, Definition } from '@liesweep/sweep';
import type { StackSystem, TrainedTrial } from '@liesweep/training';
import type { JudgedTrial } from '../judged-trial.js';
import type { SystemData } from '../system-data.js';

/** Generators of one form, ready to train and to judge. */
export interface JudgedSystem {
  readonly stackSystem: StackSystem;
  /** Null, or without a dimension, for generators that are no linear space. */
  readonly certificate: Certificate | null;
  /** Samples that training never sees, and the referee takes. */
  readonly heldOutCount: number;
  /** Whether its algebra is named in standard coordinates, which are then stored beside its generators. */
  readonly isNamed: boolean;
  /** Of networks: their layers, without which their parameters are only numbers. */
  readonly fieldNetwork?: FieldNetwork;
  /** What a trial's parameters are as generators. */
  readonly judge: (trained: TrainedTrial) => JudgedTrial;
}

/** How one form of generators is certified and judged. */
export interface JudgingDefinition<Spec extends Definition> extends Definition {
  readonly kind: Spec['kind'];
  /** Makes generators as the spec says ready on these data. */
  prepare(spec: Spec, data: SystemData): JudgedSystem;
}
