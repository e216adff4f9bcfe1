import { renderSvg, type FigureLayout } from '@liesweep/figures';
import type { Drawing } from '../slice-figures/define-slice-figure.js';
import type { SweepFigure } from '../sweep-figures/define-sweep-figure.js';
import { SWEEP_FIGURES } from '../sweep-figures/sweep-figures.js';
import { drawingFile, type FoundFigures } from './find-figures.js';

/** Draws all figures of a sweep as SVG, by file name: those of the whole sweep, then those of one slice after the other. */
export async function drawFigures(figures: FoundFigures, layout: FigureLayout = 'wide'): Promise<Map<string, string>> {
  const { findings, ofSlices } = figures;
  const drawings = new Map<string, Drawing>(
    SWEEP_FIGURES.map((figure) => [sweepFigureFile(figure), figure.draw(findings, layout)]),
  );
  ofSlices.forEach((kinds, index) => {
    for (const { found } of kinds) {
      if (found === undefined) continue;
      for (const [name, drawing] of Object.entries(found.draw(layout))) {
        drawings.set(drawingFile(figures, index, found, name), drawing);
      }
    }
  });
  const drawn = new Map<string, string>();
  for (const [file, drawing] of drawings) {
    drawn.set(file, typeof drawing === 'string' ? drawing : await renderSvg(drawing));
  }
  return drawn;
}

/** The file name of a figure of the whole sweep. */
export function sweepFigureFile({ name }: SweepFigure): string {
  return `${name}.svg`;
}
