/** How a process judges itself; every reason is a sentence for the person who looks. */
export interface ProcessHealth {
  /** Why it should be killed and started again; undefined while it is alive. */
  whyNotAlive(): string | undefined;
  /** Why it takes no work; undefined while it does. */
  whyNotReady(): Promise<string | undefined>;
}
