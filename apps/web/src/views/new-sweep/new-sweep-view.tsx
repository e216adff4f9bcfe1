import type { ReactElement } from 'react';

/** A sweep of one’s own. */
export function NewSweepView(): ReactElement {
  return <h1>New sweep</h1>;
}
