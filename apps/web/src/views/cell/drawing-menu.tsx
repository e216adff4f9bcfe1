import type { ReactElement, RefObject } from 'react';
import { DownloadMenu, type Download } from '../../components/download-menu.js';
import { savePng, saveSvg } from './save-drawing.js';

/** A drawing of the page that can be saved. */
export interface Drawing {
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Of its files, without an ending. */
  readonly name: string;
  readonly what: string;
}

/** What can be saved. */
export interface DrawingMenuProps {
  readonly drawings: readonly Drawing[];
  /** Other files of the same thing. */
  readonly more?: readonly Download[];
}

/** Saves drawings of the page as they are now, as SVG or PNG, and what else there is of them. */
export function DrawingMenu({ drawings, more = [] }: DrawingMenuProps): ReactElement {
  return (
    <DownloadMenu
      downloads={[
        ...drawings.flatMap(({ svg, name, what }) => [
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
        ]),
        ...more,
      ]}
    />
  );
}
