import { useEffect, useRef } from 'react';
import { queries } from '../../api/queries.js';

const FOLLOWS_FROM_TRIALS = ['getCurves', 'getGenerators', 'getAction'];

/**
 * Asks again what follows from the trials of a cell, as soon as those have changed.
 *
 * @param state a text that is another one whenever they have
 */
export function useAskAgain(
  { sweepId, cell }: { readonly sweepId: string; readonly cell: number },
  state: string,
): void {
  const place = `${sweepId} ${String(cell)}`;
  const known = useRef({ place, state });
  useEffect(() => {
    const hasChanged = known.current.place === place && known.current.state !== state;
    known.current = { place, state };
    if (!hasChanged) return;
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [name, input] = queryKey as [string, { params?: { sweepId?: string; cell?: number } } | undefined];
        return FOLLOWS_FROM_TRIALS.includes(name) && input?.params?.sweepId === sweepId && input.params.cell === cell;
      },
    });
  }, [place, state, sweepId, cell]);
}
