import type { ReactElement } from 'react';
import { Menu } from './menu.js';

/** One file that can be saved. */
export interface Download {
  /** What it is: `Heat map, SVG`. */
  readonly label: string;
  readonly hint?: string;
  /** Where the server has it. */
  readonly href?: string;
  /** Makes and saves it here, such as a PNG of a canvas. */
  readonly save?: () => void;
}

/** Saves what is shown as a file: SVG, PNG, CSV, NumPy. */
export function DownloadMenu({ downloads }: { readonly downloads: readonly Download[] }): ReactElement {
  return (
    <Menu
      trigger={<>Download ▾</>}
      label="Download"
      entries={downloads.map(({ label, hint, href, save }) => ({
        id: label,
        label,
        ...(hint === undefined ? {} : { hint }),
        ...(href === undefined ? {} : { href }),
        ...(save === undefined ? {} : { onPress: save }),
      }))}
    />
  );
}
