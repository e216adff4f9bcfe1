import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CallError } from '../api/call.js';
import { ErrorState } from '../components/error-state.js';
import { EmptyState } from '../components/empty-state.js';

/** A view could not be shown. */
export function ViewError({ error, reset }: ErrorComponentProps): ReactElement {
  const said =
    error instanceof CallError
      ? error
      : new CallError({
          type: 'problems/page',
          title: 'This view could not be shown',
          status: 0,
          detail: error instanceof Error ? error.message : String(error),
          safe: 'Sweeps go on: the page only shows them.',
          remedy: 'Reload the page. Where the server was updated meanwhile, that brings the new page.',
        });
  return <ErrorState error={said} onRetry={reset} />;
}

/** There is no view at this address. */
export function NotFound(): ReactElement {
  return (
    <EmptyState title="There is nothing at this address" actions={<Link to="/">All sweeps</Link>}>
      <p>It may have been mistyped, or be of another version of Liesweep.</p>
    </EmptyState>
  );
}
