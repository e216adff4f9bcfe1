import type { ReactElement } from 'react';

/** Two to six slices or sweeps, differences first. */
export function CompareView(): ReactElement {
  return <h1>Compare</h1>;
}
