import { useEffect, useState, type RefObject } from 'react';

/** Whether an element is in the window, and the page is looked at: what nobody sees does not move. */
export function useIsSeen(ref: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let isInside = false;
    const tell = (): void => {
      setIsSeen(isInside && !document.hidden);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        isInside = entries.at(-1)?.isIntersecting === true;
        tell();
      },
      { threshold: 0.2 },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [ref]);
  return isSeen;
}
