import type { ReactElement } from 'react';

/** The phase diagram of a sweep, live. */
export function PhaseDiagramView(): ReactElement {
  return <h1>Phase diagram</h1>;
}
