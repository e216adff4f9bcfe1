/** A function that runs another at most once per animation frame, however often it is called. */
export function oncePerFrame(
  run: () => void,
  request: (callback: () => void) => number = (callback) => requestAnimationFrame(callback),
): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    request(() => {
      isAsked = false;
      run();
    });
  };
}
