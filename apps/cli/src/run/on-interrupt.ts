const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npm` hands on the Ctrl-C that the terminal has sent already: a second one within this time is the same. */
const SAME_KEY_PRESS_MS = 500;

/**
 * Calls `onFirst` when the user asks to stop (Ctrl-C, SIGTERM, a closed terminal), and `onSecond` when they ask again.
 *
 * @returns a function that ends this
 */
export function onInterrupt(onFirst: () => void, onSecond: () => void): () => void {
  let firstAtMs: number | undefined;
  const listener = (): void => {
    if (firstAtMs === undefined) {
      firstAtMs = Date.now();
      onFirst();
    } else if (Date.now() - firstAtMs > SAME_KEY_PRESS_MS) {
      onSecond();
    }
  };
  for (const signal of STOP_SIGNALS) {
    process.on(signal, listener);
  }
  return () => {
    for (const signal of STOP_SIGNALS) {
      process.off(signal, listener);
    }
  };
}
