import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** What stands around every view. */
export function Shell(): ReactElement {
  return (
    <>
      <header>
        <nav aria-label="Views">
          <Link to="/">Sweeps</Link> <Link to="/new">New sweep</Link> <Link to="/fleet">Fleet</Link>
        </nav>
      </header>
      <main>
        <Outlet />
      </main>
    </>
  );
}
