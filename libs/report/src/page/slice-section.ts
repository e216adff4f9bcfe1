import type { SliceNames } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

import { cellsTable } from './cells-table.js';
import { certificateSection } from './certificate-section.js';
import { dimensionText } from './dimension-text.js';
import { factList } from './fact-list.js';
import { figureCard, type DrawnFigures } from './figure-card.js';
import { fragment, prose, type Html } from './fragment.js';
import { flowsSection } from './flows-section.js';
import { learnedFacts } from './learned-facts.js';
import type { DetectedGenerators, ReportInput } from './report-input.js';
import { statusBadge } from './status-badge.js';
import { structureFacts } from './structure-facts.js';
import { anglesFigure, isSameSlice, sliceFigures, vectorFieldFigure } from './write-figures.js';

/** One slice in full: why its dimension is what it is, the certificate's numbers, generators, structure constants, cells. */
export function sliceSection(
  input: ReportInput,
  drawn: DrawnFigures,
  index: number,
  slice: PhaseDiagramSlice,
  names: SliceNames,
  isOpen: boolean,
): Html {
  const { groupDimension } = slice;
  const name = names.slice(slice);
  const found = input.generators.find((candidate) => isSameSlice(candidate, slice));
  const summary = fragment`<span class="dimension">${dimensionText(groupDimension)}</span> <span>${name}</span> ${statusBadge(
    groupDimension.status,
  )} <span class="algebra">${slice.structure?.name ?? null}</span>`;
  const body = fragment`<p class="reason">${prose(groupDimension.reason)}</p>
    ${numbers(slice)} ${certificateSection(input, drawn, slice, names)} ${slice.learned === undefined ? null : learnedFacts(slice.learned)}
    ${slice.structure === undefined ? null : structureFacts(slice.structure)}
    ${fields(input, drawn, slice, name)} ${flowsSection(input, drawn, slice, name)}
    ${found === undefined ? null : algebra(input, drawn, found, name)} ${angles(input, drawn, slice, name)}
    ${cellsTable(slice)}`;
  return isOpen
    ? fragment`<details class="slice" id="slice-${index}" open>
        <summary>${summary}</summary>
        ${body}
      </details>`
    : fragment`<details class="slice" id="slice-${index}">
        <summary>${summary}</summary>
        ${body}
      </details>`;
}

function fields(input: ReportInput, drawn: DrawnFigures, slice: PhaseDiagramSlice, name: string): Html | null {
  const found = input.planeFields.find((candidate) => isSameSlice(candidate, slice));
  if (found === undefined) return null;
  return fragment`<h3>Vector fields</h3>
    ${figureCard(
      drawn,
      vectorFieldFigure(input, slice),
      `Vector fields, ${name}`,
      fragment`v(x) = 𝕁x of the best trials${
        found.oracle === null ? '.' : ', over the contours of the oracle: a symmetry flows along them.'
      }`,
    )}`;
}

function angles(input: ReportInput, drawn: DrawnFigures, slice: PhaseDiagramSlice, name: string): Html | null {
  const found = input.angles.find((candidate) => isSameSlice(candidate, slice));
  if (found === undefined) return null;
  return fragment`<h3>Angles while training</h3>
    ${figureCard(
      drawn,
      anglesFigure(input, slice),
      `Angles between generators, ${name}`,
      fragment`Angles between the generators of the best trial with N<sub>g</sub> = ${found.generatorCount} in its first steps.`,
    )}`;
}

function numbers({ cells, groupDimension }: PhaseDiagramSlice): Html {
  const vanishing = cells.filter((cell) => cell.vanishing).map(({ generators }) => generators);
  return factList([
    ['N_g that vanish', vanishing.length === 0 ? 'none' : vanishing.join(', ')],
    ['certificate', groupDimension.certificate ?? 'none'],
    [
      'gap between vanishing and failing',
      groupDimension.gapDecades === null ? 'none' : `${groupDimension.gapDecades.toFixed(1)} decades`,
    ],
  ]);
}

function algebra(input: ReportInput, drawn: DrawnFigures, found: DetectedGenerators, name: string): Html {
  const files = sliceFigures(input, found);
  const count = found.generators.length;
  if (count === 0) return fragment`<p>The detected group is trivial: it has no generator.</p>`;
  const generators = fragment`<h3>Generators of the detected group</h3>
    ${figureCard(
      drawn,
      files.generators,
      `Generators, ${name}`,
      fragment`From the best trial with N<sub>g</sub> = ${count}, in the basis that training happened to find.${
        found.generators.some((generator) => 're' in generator) ? ' Real and imaginary parts stand side by side.' : null
      }`,
    )}`;
  if (count === 1)
    return fragment`${generators}
      <p>A single generator has no commutators, so no structure constants.</p>`;
  return fragment`${generators} ${sparsest(drawn, found, files, name)}
    <h3>Structure constants</h3>
    ${figureCard(
      drawn,
      files.structureConstants,
      `Structure constants, ${name}`,
      fragment`[𝕁<sub>a</sub>, 𝕁<sub>b</sub>] = Σ<sub>c</sub> f<sub>ab</sub><sup>c</sup> 𝕁<sub>c</sub> in the basis that training found.`,
    )}
    ${roots(drawn, found, files, name)}`;
}

type Files = ReturnType<typeof sliceFigures>;

function sparsest(drawn: DrawnFigures, found: DetectedGenerators, files: Files, name: string): Html | null {
  if (found.sparsest === null) return null;
  return fragment`<h3>The sparsest basis of the same algebra</h3>
    ${figureCard(
      drawn,
      files.sparsest,
      `Sparsest basis, ${name}`,
      fragment`The generators above, rotated inside their span to the fewest large entries. Span and closure are the same.`,
    )}
    ${
      drawn.wide.has(files.multiplicationTable)
        ? figureCard(
            drawn,
            files.multiplicationTable,
            `Multiplication table, ${name}`,
            fragment`[𝕁<sub>a</sub>, 𝕁<sub>b</sub>] in the sparsest basis: ± the generator that it is a multiple of.`,
          )
        : null
    }`;
}

function roots(drawn: DrawnFigures, found: DetectedGenerators, files: Files, name: string): Html | null {
  if (found.roots.length === 0) return null;
  return fragment`<h3>Root diagram</h3>
    ${figureCard(
      drawn,
      files.roots,
      `Root diagram, ${name}`,
      fragment`The eigenvalues of commutators with a Cartan subalgebra, in an orthonormal basis of it.`,
    )}`;
}
