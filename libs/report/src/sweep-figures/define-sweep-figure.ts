import type { FigureLayout } from '@liesweep/figures';
import type { SweepFindings } from '../findings/sweep-findings.js';
import type { Html } from '../page/fragment.js';
import type { Drawing } from '../slice-figures/define-slice-figure.js';

/**
 * A figure of the whole sweep: how it is drawn, and the section of the report that it has for itself. Such a definition in its
 * own file and its line in the list `SWEEP_FIGURES` are all that there is of it.
 */
export interface SweepFigure {
  /** A word of its own, in small letters; the name of its file. */
  readonly name: string;
  /** What a link to its section points at. */
  readonly id: string;
  /** What such a link is called. */
  readonly link: string;
  readonly title: string;
  /** What to see in it. */
  readonly about: Html;
  /** What it is, for those who cannot see it. */
  readonly label: string;
  readonly draw: (findings: SweepFindings, layout: FigureLayout) => Drawing;
}

/** Declares a figure of the whole sweep. */
export function defineSweepFigure(figure: SweepFigure): SweepFigure {
  return figure;
}
