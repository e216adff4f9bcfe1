import { useSyncExternalStore } from 'react';

/** Whether the window is at most so wide, in CSS pixels: for what CSS alone cannot lay out, such as heights of virtual rows. */
export function useIsNarrow(width: number): boolean {
  const query = `(max-width: ${String(width)}px)`;
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => {
        media.removeEventListener('change', changed);
      };
    },
    () => matchMedia(query).matches,
  );
}
