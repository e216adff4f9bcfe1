import { useSyncExternalStore } from 'react';

/** A number that changes with the theme: who draws on a canvas draws anew with it. */
export function useThemeVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

let version = 0;

function subscribe(listener: () => void): () => void {
  const tell = (): void => {
    version += 1;
    listener();
  };
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', tell);
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    scheme.removeEventListener('change', tell);
    observer.disconnect();
  };
}
