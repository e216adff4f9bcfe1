import type { GroupDimension, PhaseDiagram } from '@liesweep/phase-diagram';
import pc from 'picocolors';
import type { ColourDepth } from './colour-depth.js';
import { describeWeights } from './describe-weights.js';

type Status = GroupDimension['status'];

/** One line per slice: system, n, weights, group dimension, status, the algebra's name where it is known, reason. */
export function renderSlices(diagram: PhaseDiagram, depth: ColourDepth): string {
  const colours = pc.createColors(depth !== 'none');
  const paint: Record<Status, (text: string) => string> = {
    confirmed: colours.green,
    detected: colours.green,
    undetermined: colours.yellow,
    conflict: colours.red,
    'not-applicable': colours.dim,
  };
  return diagram.slices
    .map(({ system, dimension, weights, groupDimension: { value, status, reason }, structure }) => {
      const found =
        status === 'not-applicable'
          ? paint[status]('not applicable (non-linear)')
          : `${colours.bold(`dim G = ${value === null ? '?' : String(value)}`)}  ${paint[status](status)}`;
      const subject = `${system}  n = ${String(dimension)}  ${describeWeights(weights)}`;
      const name = structure?.name == null ? '' : `${colours.bold(structure.name)}  `;
      return `${subject}:  ${found}  ${name}${reason}`;
    })
    .join('\n');
}
