import { EventChannel } from './event-channel.js';

/** The stream of events of this tab. */
export const channel = new EventChannel({
  connect: (address) => new EventSource(address),
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  isHidden: () => document.hidden,
  onVisibility: (changed) => {
    document.addEventListener('visibilitychange', changed);
  },
});
