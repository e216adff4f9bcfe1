import type { SpaceColours } from './space-view.js';

const NAMES = ['accent', 'warn', 'muted', 'outline', 'line', 'ink', 'surface'] as const;

/**
 * The page’s colours as an element has them now, as `rgb(…)`: a custom property holds both of its themes and cannot be read
 * as a colour.
 */
export function spaceColours(within: Element): SpaceColours {
  const colours = NAMES.map((name) => {
    // one element each: where motion is reduced, a second colour would be a transition and still read as the first
    const probe = document.createElement('span');
    probe.style.color = `var(--${name === 'line' ? 'strong-line' : name})`;
    within.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return [name, color];
  });
  return Object.fromEntries(colours) as unknown as SpaceColours;
}
