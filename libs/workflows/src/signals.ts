import { defineSignal } from '@temporalio/workflow';
import type { ShardOutcome } from './shard-contract.js';

/**
 * From a sweep that has continued as new to a shard that an earlier run of it started: signal your end. The sweep
 * learns nothing from the child's result any more. It is refused where there is no such shard any more.
 */
export const reportEndSignal = defineSignal('reportEnd');

/** From a shard that was asked to, to its sweep: it has ended. */
export const shardEndedSignal = defineSignal<[ShardOutcome]>('shardEnded');
