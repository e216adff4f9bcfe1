import type { SpaceColours } from './space-view.js';

const NAMES = ['accent', 'warn', 'muted', 'outline', 'line', 'ink', 'surface'] as const;

/**
 * The page’s colours as an element has them now, as `rgb(…)`: a custom property holds both of its themes and cannot be read
 * as a colour.
 */
export function spaceColours(within: Element): SpaceColours {
  const probe = document.createElement('span');
  within.append(probe);
  const colours = Object.fromEntries(
    NAMES.map((name) => {
      probe.style.color = `var(--${name === 'line' ? 'strong-line' : name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colours as unknown as SpaceColours;
}
