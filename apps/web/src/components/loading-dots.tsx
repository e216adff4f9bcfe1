import type { ReactElement } from 'react';

/** Something small is being read. */
export function LoadingDots(): ReactElement {
  return (
    <span>
      <span aria-hidden="true">…</span>
      <span className="visually-hidden">being read</span>
    </span>
  );
}
