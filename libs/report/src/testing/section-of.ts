import { nameSlices } from '@liesweep/figures';
import type { SweepFindings } from '../findings/sweep-findings.js';
import { figureSection } from '../page/slice-section.js';
import type { SliceFigure } from '../slice-figures/define-slice-figure.js';

/** The section of a kind of figure for the slice at a position, its drawings named but not drawn; undefined where it has none. */
export function sectionOf(kind: SliceFigure, findings: SweepFindings, index: number): string | undefined {
  const { slices } = findings.phaseDiagram;
  const slice = slices[index];
  if (slice === undefined) throw new Error('the diagram has the slice');
  const found = kind.of(slice, findings);
  const drawn = { wide: new Map<string, string>(), narrow: new Map<string, string>() };
  const shown = { figures: { findings, ofSlices: [] }, drawn, names: nameSlices(slices), areOpen: true };
  return found === undefined ? undefined : figureSection(found, shown, slice, index).markup.replace(/\s+/g, ' ');
}
