import type { ReactElement } from 'react';

/** All sweeps, and how they stand. */
export function SweepsView(): ReactElement {
  return <h1>Sweeps</h1>;
}
