import { addressOf } from '../../api/call.js';
import type { Download } from '../../components/download-menu.js';

/** What of a sweep can be saved; all rows, not those that are shown. */
export function downloadsOf(sweepId: string): readonly Download[] {
  const params = { sweepId };
  return [
    {
      label: 'Heat map, SVG',
      hint: 'As it is printed in the report',
      href: addressOf('getFigure', { params: { sweepId, file: 'heat-map.svg' } }),
    },
    { label: 'Cells, CSV', href: addressOf('cellsCsv', { params }) },
    { label: 'Trials, CSV', href: addressOf('trialsCsv', { params }) },
    { label: 'Trials, NumPy', hint: 'npz, one array per column', href: addressOf('trialsNpz', { params }) },
    { label: 'Trials, safetensors', href: addressOf('trialsSafetensors', { params }) },
    { label: 'Phase diagram, JSON', href: addressOf('phaseDiagramJson', { params }) },
  ];
}
