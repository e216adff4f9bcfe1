import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { Cell, SweepSpec, TensorStore } from '@liesweep/sweep';
import { withCertifiedStructures } from './certified-structures.js';
import { detectedGroups, detectedTrials, withStructures, type DetectedGroup } from './detected-groups.js';
import { readTrialTensors } from './read-trial-tensors.js';

/** A phase diagram with its algebras. */
export interface DiagramAlgebras {
  /** As `phase-diagram.json` has it. */
  readonly diagram: PhaseDiagram;
  readonly groups: readonly DetectedGroup[];
  /** A sentence about each stored file that could not be read. */
  readonly problems: readonly string[];
}

/** Finds the algebras of the detected groups of a phase diagram, from the tensors of no more than one trial per slice. */
export async function diagramAlgebras(
  bare: PhaseDiagram,
  cells: readonly Cell[],
  { system }: Pick<SweepSpec, 'system'>,
  tensors: TensorStore,
): Promise<DiagramAlgebras> {
  const { byTrial, problems } = await readTrialTensors(detectedTrials(bare, cells), tensors);
  const groups = detectedGroups(bare, cells, byTrial, system);
  return { diagram: withCertifiedStructures(withStructures(bare, groups)), groups, problems };
}
