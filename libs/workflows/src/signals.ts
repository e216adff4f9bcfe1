import { defineSignal } from '@temporalio/workflow';
import type { ShardOutcome } from './shard-contract.js';

/** From a shard to its sweep: it has ended. */
export const shardEndedSignal = defineSignal<[ShardOutcome]>('shardEnded');

/** From a sweep to a shard: it changes nothing, and is refused where there is no such shard any more. */
export const areYouThereSignal = defineSignal('areYouThere');
