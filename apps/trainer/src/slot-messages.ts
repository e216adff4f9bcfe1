import type { LossTerm, ShardAssignment, StoredFile, TrainingDevice } from '@liesweep/sweep';

/** What the trainer tells the process that trains on its device slot. */
export type SlotRequest =
  | { readonly type: 'train'; readonly assignment: ShardAssignment }
  /** Stop at the next chunk: `preempt` writes a checkpoint first, `cancel` removes it. */
  | { readonly type: 'stop'; readonly reason: 'preempt' | 'cancel' };

/** How far a shard is. */
export interface SlotProgress {
  readonly trialCount: number;
  readonly finishedTrials: number;
  /** Steps taken by the trials that still run. */
  readonly step: number;
  /** Share of the shard's work done, 0 to 1. */
  readonly fraction: number;
  readonly lowestLoss: number | null;
  readonly dominantTerm: LossTerm | null;
  readonly msPerStep: number;
  /** When this attempt last wrote the shard's checkpoint, in milliseconds since 1970; null before it has. */
  readonly checkpointedAtMs: number | null;
  /** Whether this attempt began from a checkpoint; absent before that is decided. */
  readonly resumed?: boolean;
  /** Why the tensor store does not take the shard, which is trained and waits for it; absent where it does not wait. */
  readonly waitingForStore?: string;
}

/** What the process that trains answers. Every `train` is answered by one `trained` or one `failed`. */
export type SlotReply =
  | { readonly type: 'ready'; readonly trainedOn: TrainingDevice }
  | { readonly type: 'progress'; readonly progress: SlotProgress }
  /** The shard is trained; `record` is its `ShardRecord` (JSON) in the tensor store. */
  | { readonly type: 'trained'; readonly record: StoredFile; readonly progress: SlotProgress }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | {
      readonly type: 'log';
      readonly level: 'info' | 'warn';
      readonly message: string;
      readonly fields: Readonly<Record<string, unknown>>;
    };
