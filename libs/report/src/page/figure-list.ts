import { nameSlices, renderSvg } from '@liesweep/figures';
import type { Drawing } from '../slice-figures/define-slice-figure.js';
import { SWEEP_FIGURES } from '../sweep-figures/sweep-figures.js';
import { drawingFile, type FoundFigures } from './find-figures.js';

/** A figure of a sweep that can be drawn. */
export interface ListedFigure {
  /** The name of its file without `.svg`. */
  readonly name: string;
  /** The word of its definition. */
  readonly kind: string;
  readonly title: string;
  /** The position of the slice that it is of; null for one of the whole sweep. */
  readonly slice: number | null;
  /** A Vega-Lite specification, or an SVG. */
  readonly drawing: () => Drawing;
}

/** All figures of a sweep, in the order of the report. */
export function figureList(figures: FoundFigures): ListedFigure[] {
  const { findings, ofSlices } = figures;
  const { slices } = findings.phaseDiagram;
  const names = nameSlices(slices);
  const ofSweep = SWEEP_FIGURES.map((figure): ListedFigure => {
    const { name, title } = figure;
    return { name, kind: name, title, slice: null, drawing: () => figure.draw(findings, 'wide') };
  });
  const all = ofSlices.flatMap((kinds, index) => {
    const slice = slices[index];
    return kinds.flatMap(({ kind, found }): ListedFigure[] =>
      found === undefined || slice === undefined
        ? []
        : Object.entries(found.draw('wide')).map(([drawing, drawn]) => ({
            name: drawingFile(figures, index, found, drawing).replace(/\.svg$/, ''),
            kind: kind.name,
            title: `${titleOf(drawing)}, ${names.slice(slice)}`,
            slice: index,
            drawing: () => drawn,
          })),
    );
  });
  return [...ofSweep, ...all];
}

/** Draws it as SVG. */
export async function drawListed({ drawing }: Pick<ListedFigure, 'drawing'>): Promise<string> {
  const drawn = drawing();
  return typeof drawn === 'string' ? drawn : renderSvg(drawn);
}

/** `root-diagram` is titled `Root diagram`. */
function titleOf(drawing: string): string {
  const words = drawing.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
