import type { SpaceColours } from './space-view.js';

/**
 * The page’s colours as an element has them now, as `rgb(…)`: a custom property holds both of its themes and cannot be read
 * as a colour.
 */
export function spaceColours(within: Element): SpaceColours {
  const colourOf = (token: string): string => {
    // one element each: where motion is reduced, a second colour would be a transition and still read as the first
    const probe = document.createElement('span');
    probe.style.color = `var(--${token})`;
    within.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return {
    accent: colourOf('accent'),
    warn: colourOf('warn'),
    muted: colourOf('muted'),
    outline: colourOf('outline'),
    line: colourOf('strong-line'),
    ink: colourOf('ink'),
    surface: colourOf('surface'),
  };
}
