import type { FigureLayout, SliceNames, renderSvg } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { SweepFindings } from '../findings/sweep-findings.js';
import type { Html } from '../page/fragment.js';

/** A specification to be drawn, or an SVG. */
export type Drawing = Parameters<typeof renderSvg>[0] | string;

/** The drawings of a slice, by the beginning of their file names. */
export type Drawings = Readonly<Record<string, Drawing>>;

/** What the file names of a slice's figures tell it apart by. */
export interface SlicePlace {
  /** n */
  readonly n: number;
  /** The position of its weights among those of all slices. */
  readonly w: number;
}

/** What a section is written with. */
export interface SectionTools {
  readonly slice: PhaseDiagramSlice;
  readonly names: SliceNames;
  /** The drawing whose file name begins so, on a card; the slice's name follows the label. */
  readonly card: (drawing: string, label: string, caption: Html) => Html;
}

/**
 * A kind of figure of one slice: what is read for it, how it is drawn, and the section of the report that shows it. Such a
 * definition in its own file and its line in the list `SLICE_FIGURES` are all that there is of a kind.
 */
export interface SliceFigureDefinition<Found> {
  /** A word of its own, in small letters. */
  readonly name: string;
  /** Of what it tells: sections of the certificate stand above what is known of the algebra, those of generators below. */
  readonly tellsOf: 'certificate' | 'generators';
  /** Whether it is of fields that are given by coefficients, or of all other generators; of any where absent. */
  readonly generators?: 'coefficients' | 'others';
  /** What it shows of a slice; undefined where there is nothing, and no section. */
  readonly read: (slice: PhaseDiagramSlice, findings: SweepFindings) => Found | undefined;
  readonly draw: (found: Found, layout: FigureLayout) => Drawings;
  /** What follows the beginning of its file names; `n<n>-w<w>` unless said otherwise. */
  readonly place?: (found: Found, at: SlicePlace) => string;
  readonly section: (found: Found, tools: SectionTools) => Html;
  /** A file of its numbers. */
  readonly table?: SliceTable<Found>;
}

/** A CSV file of which every slice gives some lines. */
export interface SliceTable<Found> {
  readonly file: string;
  readonly header: string;
  readonly lines: (found: Found, slice: PhaseDiagramSlice) => readonly string[];
}

/** A kind of figure, whatever it is read from. */
export interface SliceFigure extends Pick<SliceFigureDefinition<unknown>, 'name' | 'tellsOf' | 'generators'> {
  readonly table?: Pick<SliceTable<unknown>, 'file' | 'header'>;
  /** The figure of a slice, ready to be drawn and shown; undefined where it has none. */
  readonly of: (slice: PhaseDiagramSlice, findings: SweepFindings) => FoundFigure | undefined;
}

/** A figure of one slice, read but not drawn yet. */
export interface FoundFigure {
  readonly draw: (layout: FigureLayout) => Drawings;
  readonly placeAt: (at: SlicePlace) => string;
  readonly section: (tools: SectionTools) => Html;
  readonly tableLines: () => readonly string[];
}

/** Declares a kind of figure of a slice. */
export function defineSliceFigure<Found>(
  definition: SliceFigureDefinition<Found>,
): SliceFigureDefinition<Found> & SliceFigure {
  const { read, draw, place = usualPlace, section, table } = definition;
  return {
    ...definition,
    of: (slice, findings) => {
      const found = read(slice, findings);
      if (found === undefined) return undefined;
      return {
        draw: (layout) => draw(found, layout),
        placeAt: (at) => place(found, at),
        section: (tools) => section(found, tools),
        tableLines: () => table?.lines(found, slice) ?? [],
      };
    },
  };
}

function usualPlace(_: unknown, { n, w }: SlicePlace): string {
  return `n${String(n)}-w${String(w)}`;
}
