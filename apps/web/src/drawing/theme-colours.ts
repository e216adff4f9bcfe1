/** Colours of the page as a canvas wants them. */
export interface ThemeColours {
  readonly surface: string;
  readonly plate: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly outline: string;
  readonly accent: string;
  readonly hatchA: string;
  readonly hatchB: string;
}

const NAMES: Readonly<Record<keyof ThemeColours, string>> = {
  ...{ surface: '--surface', plate: '--plate', line: '--line', ink: '--ink', muted: '--muted', outline: '--outline' },
  ...{ accent: '--accent', hatchA: '--hatch-a', hatchB: '--hatch-b' },
};

/** The colours as they are at the moment: a custom property itself says `light-dark(…)`, so an element is asked what it made of it. */
export function themeColours(): ThemeColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const resolved = Object.entries(NAMES).map(([key, name]) => {
    probe.style.color = `var(${name})`;
    return [key, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(resolved) as unknown as ThemeColours;
}

/** Calls the listener whenever the page turns light or dark, until the answer is called. */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(listener);
  media.addEventListener('change', listener);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', listener);
    chosen.disconnect();
  };
}
