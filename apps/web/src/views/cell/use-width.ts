import { useLayoutEffect, useState, type RefCallback } from 'react';

/**
 * The width of an element in pixels, as it changes; 0 before it is laid out. Drawings are made at this width, so that their
 * letters keep their size.
 */
export function useWidth(): readonly [ref: RefCallback<Element>, width: number] {
  const [element, setElement] = useState<Element | null>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element === null) return;
    setWidth(Math.floor(element.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return [setElement, width];
}
