import type { ReactElement } from 'react';

/** All trials of a sweep. */
export function TrialsView(): ReactElement {
  return <h1>Trials</h1>;
}
