/** What ends a worker process: its parent's wish, or its parent's end. */
export interface ProcessEvents {
  /** SIGTERM, and SIGINT where no parent listens to it: finish what can be finished in seconds, then end. */
  readonly onShutdown: () => void;
  /** The parent has died: leave nothing running. */
  readonly onOrphaned: () => void;
}

/**
 * Listens to signals and to the parent process, if an IPC channel connects to one. A terminal sends SIGINT to parent and
 * child alike, so where there is a parent, only the parent decides.
 */
export function followParent({ onShutdown, onOrphaned }: ProcessEvents): void {
  const hasParent = process.send !== undefined;
  process.on('SIGTERM', onShutdown);
  process.on('SIGINT', hasParent ? ignore : onShutdown);
  if (hasParent) process.on('disconnect', onOrphaned);
}

/** Tells the parent something, if there is one. */
export function tellParent(message: { readonly type: string; readonly [field: string]: unknown }): void {
  if (process.connected) process.send?.(message);
}

function ignore(): void {
  return undefined;
}
