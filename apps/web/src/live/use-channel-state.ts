import { useSyncExternalStore } from 'react';
import { channel } from './channel.js';
import type { ChannelState } from './event-channel.js';

/** How this tab’s stream of events stands. */
export function useChannelState(): ChannelState {
  return useSyncExternalStore(channel.subscribe, () => channel.state);
}
