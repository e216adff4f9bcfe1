/**
 * A function that begins at once, and again a pause after it has ended where it was called meanwhile. What takes longer than the
 * pause between calls is so never begun anew before it is done.
 */
export function atMostEvery(
  pauseMs: number,
  run: () => Promise<unknown>,
  later: (again: () => void, ms: number) => void = (again, ms) => {
    setTimeout(again, ms);
  },
): () => void {
  let isBusy = false;
  let isWanted = false;
  const begin = (): void => {
    isBusy = true;
    isWanted = false;
    const rest = (): void => {
      later(() => {
        isBusy = false;
        if (isWanted) begin();
      }, pauseMs);
    };
    run().then(rest, rest);
  };
  return () => {
    if (isBusy) isWanted = true;
    else begin();
  };
}
