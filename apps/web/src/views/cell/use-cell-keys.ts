import type { Grid } from '@liesweep/api-contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { gridNeighbours, type GridAxis } from './grid-neighbours.js';

const KEYS: Readonly<Record<string, readonly [axis: GridAxis, direction: 'previous' | 'next']>> = {
  ArrowLeft: ['generators', 'previous'],
  ArrowRight: ['generators', 'next'],
  ArrowUp: ['dimension', 'previous'],
  ArrowDown: ['dimension', 'next'],
};

/** Keys that belong to what has the focus are left to it. */
const OWNERS =
  'input, select, textarea, [role=tab], [role=menuitem], [role=slider], [role=listbox], [role=img][tabindex]';

/** Walks through the grid by keys: left and right along N_g, up and down along n with Alt, so that the page still scrolls. */
export function useCellKeys(sweepId: string, grid: Grid | undefined, cell: number): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (grid === undefined) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = KEYS[event.key];
      if (key === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const [axis, direction] = key;
      if (event.altKey !== (axis === 'dimension')) return;
      if (event.target instanceof Element && event.target.closest(OWNERS) !== null) return;
      const to = gridNeighbours(grid, cell).find((step) => step.axis === axis)?.[direction];
      if (to === null || to === undefined) return;
      event.preventDefault();
      void navigate({
        to: '/sweeps/$sweepId/cells/$cell',
        params: { sweepId, cell: String(to) },
        resetScroll: false,
      });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [navigate, sweepId, grid, cell]);
}
