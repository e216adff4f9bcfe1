import {
  certificateHeadline,
  certificateStatus,
  noiseOf,
  type CertifiedSlice,
  type CertificateStatus,
} from '@liesweep/judging/certify';
import {
  fitsAsMatrix,
  generatorEntries,
  renderBound,
  renderDefectAxis,
  renderDefectGroups,
  renderFields,
  renderGeneratorFields,
  renderGeneratorMatrices,
} from '@liesweep/report/text';
import { countOf, type CertifiedFields } from '@liesweep/sweep';
import { renderCandidates } from './candidate-lines.js';
import { createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';

/** Generators that are printed; the others are counted. */
const MOST_GENERATORS = 12;

/** Larger matrices are printed as vector fields: most of their entries are none. */
const LARGEST_MATRIX = 6;

/** A certificate, in lines of `width` columns. */
export function renderCertificate(slice: CertifiedSlice, width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { certificate, structure, candidates } = slice;
  const { groupDimension, reason, bound, defects = [], parameterCount, tolerance } = certificate;
  const status = certificateStatus(certificate);
  const paint: Readonly<Record<CertificateStatus, (text: string) => string>> = {
    certified: colours.green,
    undetermined: colours.yellow,
    refused: colours.red,
  };
  const name = structure?.name == null ? '' : `  ${colours.bold(structure.name)}`;
  const drawn = { defects, count: parameterCount, zeros: groupDimension, tolerance: bound?.tolerance };
  return [
    `${colours.bold(certificate.system)}  n = ${String(certificate.dimension)}`,
    `  ${colours.bold(certificateHeadline(certificate))}  ${paint[status](status)}${name}`,
    `  ${wrapText(reason, width, '  ')}`,
    ...(bound === undefined || bound.staircase.length === 0 ? [] : ['', renderBound(bound, parameterCount, width)]),
    ...(defects.length === 0
      ? []
      : ['', `  defects      ${renderDefectGroups(drawn)}`, renderDefectAxis(drawn, width, depth)]),
    ...(candidates.length === 0 ? [] : ['', renderCandidates(candidates, tolerance ?? 0, depth)]),
    ...fieldLines(certificate, width, depth),
    ...generatorLines(slice, width, depth),
  ].join('\n');
}

/** Of fields in a dictionary: their formulas. */
function fieldLines({ fields }: CertifiedSlice['certificate'], width: number, depth: ColourDepth): string[] {
  if (fields === undefined) return [];
  const lines = renderFields(fields, width, depth);
  return lines === '' ? [] : ['', `  fields       ${wrapText(fieldHeadline(fields), width, ' '.repeat(15))}`, lines];
}

function fieldHeadline({ basis, isAlgebra, isVacuous, structure, pointwiseRank }: CertifiedFields): string {
  if (isVacuous)
    return 'all of the ansatz: the action on the labels is free and matches every one, so nothing is found';
  const directions = pointwiseRank === null ? '' : `, along ${countOf(pointwiseRank, 'direction')} at a point`;
  if (!isAlgebra) return `${String(basis.length)} that are no algebra: their brackets leave them${directions}`;
  const noName =
    structure?.name === null && basis.length > 1 ? `; no name for the algebra: ${lowerFirst(structure.reason)}` : '';
  return `in the basis of the fewest terms${decomposition(structure)}${noName}`;
}

/** A semisimple subalgebra and the radical, of an algebra that has both or is solvable. */
function decomposition(structure: CertifiedFields['structure']): string {
  const levi = structure?.decomposition?.levi ?? null;
  if (levi === null || levi.radical === '0' || levi.radical === structure?.name) return '';
  if (levi.dimension === 0) return `; solvable: ${levi.radical}`;
  return `; Levi decomposition: ${levi.name ?? `a semisimple algebra of dimension ${String(levi.dimension)}`} ⋉ ${levi.radical}`;
}

function lowerFirst(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function generatorLines(
  { generators, structure, featureNames, featureSizes, certificate }: CertifiedSlice,
  width: number,
  depth: ColourDepth,
): string[] {
  if (generators.length === 0) return [];
  const { dimension: n } = certificate;
  // Complex features have a name for either part, those of an array only a position.
  const isNamed = featureNames.length === n;
  const names = Array.from({ length: n }, (_, j) => {
    const name = isNamed ? (featureNames[j] ?? '') : String(j + 1);
    return /^\d+$/.test(name) ? `x${name}` : name;
  });
  const sizes = isNamed ? featureSizes : [];
  const noise = noiseOf(certificate);
  const shown = generators.slice(0, MOST_GENERATORS).map((generator) => generatorEntries(generator, sizes, noise));
  const left = generators.length - shown.length;
  const isMatrix = n <= LARGEST_MATRIX && shown.every((entries) => fitsAsMatrix(entries, names, width));
  return [
    '',
    `  generators   ${wrapText(headline(structure), width, ' '.repeat(15))}`,
    isMatrix ? renderGeneratorMatrices(shown, names, width, depth) : renderGeneratorFields(shown, names, width),
    ...(left > 0 ? [`  … and ${String(left)} more, all of them in --json`] : []),
  ];
}

/** Without a name, why there is none. */
function headline(structure: CertifiedSlice['structure']): string {
  const basis = 'in the sparsest basis';
  if (structure?.name !== null) return basis;
  const { reason } = structure;
  return `${basis}; no name for the algebra: ${lowerFirst(reason)}`;
}
