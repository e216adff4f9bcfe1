import { useState, type ReactElement } from 'react';
import { Menu } from '../components/menu.js';
import { showTheme, storedTheme, THEMES, type Theme } from './theme.js';

const WORDS: Readonly<Record<Theme, { readonly sign: string; readonly word: string }>> = {
  system: { sign: '◐', word: 'As the system' },
  light: { sign: '☀', word: 'Light' },
  dark: { sign: '☾', word: 'Dark' },
};

/** Light, dark, or as the system is; kept on this machine. */
export function ThemeSwitch(): ReactElement {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <Menu
      tone="quiet"
      isSmall
      label={`Theme: ${WORDS[theme].word.toLowerCase()}`}
      trigger={<span aria-hidden="true">{WORDS[theme].sign}</span>}
      entries={THEMES.map((each) => ({
        id: each,
        label: `${WORDS[each].sign} ${WORDS[each].word}`,
        onPress: () => {
          showTheme(each);
          setTheme(each);
        },
      }))}
    />
  );
}
