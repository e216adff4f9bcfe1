import { bracketTable, fieldName, formatLoss, formulaText } from '@liesweep/figures';
import type { CertifiedFields } from '@liesweep/sweep';
import { isFirstOfDimension } from '../findings/is-first-of-dimension.js';
import { factList } from '../page/fact-list.js';
import { fragment, prose, type Html } from '../page/fragment.js';
import { structureParts } from '../page/structure-parts.js';
import { defineSliceFigure, type SectionTools } from './define-slice-figure.js';

/** A table of brackets of more fields cannot be read. */
const LARGEST_TABLE = 12;

/** The fields that are certified of a slice. */
interface FieldBasis {
  readonly fields: CertifiedFields;
  /** d */
  readonly count: number;
  /** N_g whose cells were decided by the finish in float64. */
  readonly polished: readonly number[];
}

/** The basis of certified fields: formulas, what they are together, and their brackets. */
export const fieldBasis = defineSliceFigure<FieldBasis>({
  name: 'field-basis',
  tellsOf: 'certificate',
  generators: 'coefficients',

  place: (_, { n }) => `n${String(n)}`,

  read: (slice, findings) => {
    const fields = slice.certificate?.fields;
    if (fields === undefined || !isFirstOfDimension(slice, findings)) return undefined;
    return { fields, count: fields.basis.length, polished: findings.polishedAt(slice) };
  },

  draw: ({ fields }, layout) =>
    hasTable(fields)
      ? {
          'bracket-table': bracketTable(
            { formulas: fields.formulas.map(formulaText), structureConstants: fields.structureConstants },
            layout,
          ),
        }
      : {},

  section: ({ fields, count, polished }, tools) => {
    if (count === 0) {
      return fragment`<h3>Generators</h3>
    <p class="note">No field of the ansatz keeps the labels.</p>${facts(fields, polished)}`;
    }
    return fragment`<h3>Generators</h3>
    ${warning(fields)}
    <ol class="formulas">
      ${fields.formulas.map((formula, a) => fragment`<li><span>${fieldName(a + 1)}</span> ${formulaText(formula)}</li>`)}
    </ol>
    <p class="note">${basisSentence(fields, count)}</p>
    ${facts(fields, polished)} ${brackets(fields, tools)}`;
  },
});

function hasTable({ isAlgebra, basis }: CertifiedFields): boolean {
  return isAlgebra && basis.length > 1 && basis.length <= LARGEST_TABLE;
}

/** What a reader must know before the formulas. */
function warning({ isVacuous, isAlgebra, basis }: CertifiedFields): Html | null {
  if (isVacuous) {
    return fragment`<p class="reason">The action on the labels is free and matches every field of the ansatz: any such change of the features is one of the labels. Nothing has been found.</p>`;
  }
  if (isAlgebra) return null;
  return fragment`<p class="reason">These ${basis.length} fields are no algebra: their brackets leave them. Any function times such a field may be another one, so their number says nothing of a group.</p>`;
}

function basisSentence({ isAlgebra }: CertifiedFields, count: number): string {
  if (count === 1) return 'The one field that keeps the labels, up to a factor.';
  return isAlgebra
    ? 'A basis of as few terms as possible; whole numbers where these keep the labels on samples that decided nothing.'
    : 'A basis of as few terms as possible.';
}

type Fact = [term: string, value: string | number];

function facts(fields: CertifiedFields, polished: readonly number[]): Html {
  const { isAlgebra, bracketResidual, pointwiseRank, vanishing, trivialLabel, byDegree, basis } = fields;
  const several: Fact[] =
    basis.length < 2
      ? []
      : [
          ['brackets', isAlgebra ? 'stay among the fields' : 'leave the fields'],
          ['largest share of a bracket outside', bracketResidual === null ? 'not known' : formatLoss(bracketResidual)],
        ];
  return factList([
    ...several,
    ...(basis.length === 0 ? [] : [['directions at a point', pointwiseRank ?? 'not clear'] as Fact]),
    ...structureParts(fields.structure),
    ...(isAlgebra
      ? []
      : byDegree
          .filter(({ dimension }) => dimension > 0)
          .map(({ degree, dimension }): Fact => [`fields up to degree ${String(degree)}`, dimension])),
    ...(vanishing > 0 ? [['fields that vanish on your data, not counted', vanishing] as Fact] : []),
    ...(trivialLabel > 0 ? [['actions on the labels that do nothing, not counted', trivialLabel] as Fact] : []),
    ...(polished.length > 0 ? [['N_g decided by a finish in float64', polished.join(', ')] as Fact] : []),
  ]);
}

function brackets(fields: CertifiedFields, { card }: SectionTools): Html | null {
  if (!fields.isAlgebra || fields.basis.length < 2) return null;
  if (!hasTable(fields)) {
    return fragment`<p class="note">${prose(
      `A table of the brackets of ${String(fields.basis.length)} fields is left out; their structure constants are in phase-diagram.json.`,
    )}</p>`;
  }
  return card(
    'bracket-table',
    'Brackets',
    fragment`Row a, column b: [v<sub>a</sub>, v<sub>b</sub>] = Dv<sub>a</sub>·v<sub>b</sub> − Dv<sub>b</sub>·v<sub>a</sub>, in the basis above.`,
  );
}
