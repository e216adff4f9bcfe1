import type { ReactElement } from 'react';

/** One cell: its restarts, curves and generators. */
export function CellView(): ReactElement {
  return <h1>Cell</h1>;
}
