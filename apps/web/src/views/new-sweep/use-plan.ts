import type { Plan } from '@liesweep/api-contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.js';

/** After the last key was pressed, before it is checked. */
const PAUSE_MS = 350;

/** What the server says of a text. */
export interface CheckedText {
  /** The latest that is known, possibly of an earlier text. */
  readonly plan: Plan | undefined;
  readonly error: Error | null;
  /** It is of the text as it stands now. */
  readonly isCurrent: boolean;
}

/** Checks and plans a sweep file while somebody types; what is asked for an earlier text is given up. */
export function usePlan(text: string | undefined): CheckedText {
  const settled = useSettled(text);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['plan', settled],
    queryFn: ({ signal }) => call('planSweep', { body: { sweepFile: settled ?? '' } }, signal),
    enabled: settled !== undefined && settled.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { plan: data, error, isCurrent: data !== undefined && !isPlaceholderData && settled === text };
}

function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (settled === undefined) {
      setSettled(text);
      return undefined;
    }
    const timer = setTimeout(() => {
      setSettled(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [settled, text]);
  return settled;
}
