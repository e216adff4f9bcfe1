import { useCallback, useEffect, useState } from 'react';

const KEY = 'liesweep.draft';

interface Kept {
  readonly source: string;
  readonly text: string;
}

/** The text that is being written. */
export interface Draft {
  /** Undefined until something is there to begin with. */
  readonly text: string | undefined;
  readonly write: (text: string) => void;
  /** Whether it is no longer what it began with. */
  readonly isChanged: boolean;
  /** Begins anew. */
  readonly discard: () => void;
}

/**
 * The text of a new sweep. It stays while somebody looks at other views, and when the page is loaded again, in this tab alone.
 *
 * @param source what it begins with: another source has another text
 * @param beginning the text to begin with, once it is known
 */
export function useDraft(source: string, beginning: string | undefined): Draft {
  const [kept, setKept] = useState<Kept | undefined>(read);
  const own = kept?.source === source ? kept.text : undefined;
  useEffect(() => {
    if (kept !== undefined) keep(kept);
  }, [kept]);
  const write = useCallback(
    (text: string) => {
      setKept({ source, text });
    },
    [source],
  );
  const discard = useCallback(() => {
    if (beginning !== undefined) write(beginning);
  }, [beginning, write]);
  const text = own ?? beginning;
  return { text, write, isChanged: own !== undefined && beginning !== undefined && own !== beginning, discard };
}

function read(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Kept> | null;
    return typeof kept?.source === 'string' && typeof kept.text === 'string'
      ? { source: kept.source, text: kept.text }
      : undefined;
  } catch {
    return undefined;
  }
}

function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the text is lost when the page is loaded again.
  }
}
