import type { ReactElement, RefObject } from 'react';
import { DownloadMenu, type Download } from '../../components/download-menu.js';
import { savePng, saveSvg } from './save-drawing.js';

/** What can be saved of a drawing. */
export interface DrawingMenuProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Of its files, without an ending. */
  readonly name: string;
  readonly what: string;
  /** Other files of the same thing. */
  readonly more?: readonly Download[];
}

/** Saves a drawing of the page as it is now, as SVG or PNG, and what else there is of it. */
export function DrawingMenu({ svg, name, what, more = [] }: DrawingMenuProps): ReactElement {
  return (
    <DownloadMenu
      downloads={[
        {
          label: `${what}, SVG`,
          save: () => {
            saveSvg(svg.current, `${name}.svg`);
          },
        },
        {
          label: `${what}, PNG`,
          save: () => {
            savePng(svg.current, `${name}.png`);
          },
        },
        ...more,
      ]}
    />
  );
}
