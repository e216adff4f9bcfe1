import type { ReactElement } from 'react';

/** Who trains. */
export function FleetView(): ReactElement {
  return <h1>Fleet</h1>;
}
