import { countOf } from '@liesweep/sweep';
import { findFourMomenta, type FourMomentum } from './four-momenta.js';
import type { InspectedColumn, Inspection } from './inspection.js';
import type { NumberFindings } from './number-column-fold.js';
import { WrittenValue, type SweepDraft, type SweepValue } from './sweep-text.js';
import type { TextFindings } from './text-column-fold.js';

/** Where a table is, as a sweep file says it. */
export interface TablePlace {
  /** As the sweep file writes them; several are one table. */
  readonly paths: readonly string[];
  /** What cannot be found out again: the format, datasets. */
  readonly settings: Readonly<Record<string, SweepValue>>;
}

/** What somebody said of the sweep; what is left out is proposed. Values are in YAML, on one line. */
export interface SweepWishes {
  readonly name?: string;
  readonly features?: string;
  readonly labels?: string;
  readonly oracle?: string;
  readonly generators?: string;
}

/** As many real features are judged of labels. */
const MOST_FEATURES = 8;

/** A column of more whole numbers or words than this is no class. */
const MOST_CLASSES = 50;

/** Columns that say which row it is. */
const ROW_NAMES = /^(?:run|event|evt|lumi\w*|index|idx|id|row|nr|no|entry|\w+_id|unnamed.*)$/i;
const MASS_NAMES = /^(?:m|mass|inv_?mass|invariant_?mass|m_?inv|m_?(?:ll|ee|mumu|4l|jj|tot))$/i;
const LABEL_NAMES = /^(?:label|labels|target|class|category|value|output|response)$/i;
const UNIT = /\s*[[(][^\])]*[\])]\s*$/;

/** A proposal: a sweep file, or the reason why there is none. */
export type ProposedSweep = { readonly draft: SweepDraft } | { readonly reason: string };

/** A sweep file to start from, by the names of the columns and what they hold; its comments say what was guessed. */
export function proposeSweep(inspection: Inspection, place: TablePlace, wishes: SweepWishes = {}): ProposedSweep {
  const usable = inspection.numbers.filter((column) => isFeature(column));
  const momenta = momentaOf(usable);
  const guess = momenta.length > 0 ? ofMomenta(momenta, inspection, usable) : ofColumns(inspection, usable);
  if ('reason' in guess && (wishes.features === undefined || wishes.labels === undefined)) return guess;
  const guessed = 'reason' in guess ? { ...EMPTY, comments: [guess.reason] } : guess;
  return { draft: draftOf(withWishes(guessed, wishes), inspection, place, wishes) };
}

/** What a sweep file says of the columns of a table. */
interface Guess {
  readonly comments: readonly string[];
  readonly oracle: SweepValue;
  readonly derive?: Readonly<Record<string, SweepValue>>;
  /** As `features`, or as `vectors` of several particles that one map moves. */
  readonly features: SweepValue;
  readonly key?: 'features' | 'vectors';
  readonly labels?: SweepValue;
  /** n */
  readonly dimension: number;
  /** Columns of the file that are read. */
  readonly columns: readonly (string | number)[];
}

const POLYNOMIAL: SweepValue = { kind: 'learned', model: 'polynomial' };
const CLASSIFIER: SweepValue = {
  kind: 'learned',
  model: { kind: 'mlp', activation: 'softplus' },
  task: 'classification',
};
const EMPTY: Guess = { comments: [], oracle: POLYNOMIAL, features: [], dimension: 3, columns: [] };

function withWishes(guess: Guess, { features, labels, oracle }: SweepWishes): Guess {
  return {
    ...guess,
    ...(features === undefined
      ? {}
      : {
          ...{ features: listOf(features), derive: derivedIn(features, guess) },
          key: SEVERAL_LISTS.test(features) ? ('vectors' as const) : ('features' as const),
        }),
    ...(labels === undefined ? {} : { labels: listOf(labels) }),
    ...(oracle === undefined ? {} : { oracle: new WrittenValue(oracle) }),
  };
}

/** `[E1, px1], [E2, px2]`, in brackets or not. */
const SEVERAL_LISTS = /\]\s*,\s*\[/;

/** What was said as a list, in brackets or not. */
function listOf(text: string): WrittenValue {
  const isList = SEVERAL_LISTS.test(text) ? /^\s*\[\s*\[/ : /^\s*\[.*\]\s*$/;
  return new WrittenValue(isList.test(text) ? text.trim() : `[${text}]`);
}

/** What is derived, where it is asked for. */
function derivedIn(features: string, { derive = {} }: Guess): Readonly<Record<string, SweepValue>> {
  const words: readonly string[] = features.match(/\w+/g) ?? [];
  return Object.keys(derive).some((name) => words.includes(name)) ? derive : {};
}

function draftOf(
  { comments, oracle, derive = {}, features, key = 'features', labels, dimension, columns }: Guess,
  inspection: Inspection,
  { paths, settings }: TablePlace,
  { name, generators }: SweepWishes,
): SweepDraft {
  const gaps = gapsOf(inspection, columns);
  return {
    comments: [...comments, ...gaps.comments],
    sections: {
      name: name ?? sweepNameOf(paths[0] ?? 'table'),
      system: { oracles: [oracle] },
      data: {
        kind: 'table',
        path: paths.length === 1 ? (paths[0] ?? '') : paths,
        ...settings,
        ...gaps.settings,
        ...(Object.keys(derive).length === 0 ? {} : { derive }),
        [key]: features,
        ...(labels === undefined ? {} : { labels }),
      },
      grid: { generators: generators === undefined ? generatorsOf(dimension) : new WrittenValue(generators) },
    },
  };
}

/** Up to one more than rotations and boosts have. */
function generatorsOf(dimension: number): SweepValue {
  const most = Math.max(1, Math.min(dimension ** 2, (dimension * (dimension - 1)) / 2 + 1));
  return most === 1 ? 1 : { from: 1, to: most };
}

/** A name for a sweep, after a file. */
export function sweepNameOf(path: string): string {
  const file = path.split(/[/\\]/).at(-1) ?? '';
  const plain = file
    .replace(/\.[A-Za-z0-9.]+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 63).replace(/-+$/, '') || 'mine';
}

function isFeature({ reference, least, most, isWhole, isAscending }: InspectedColumn<NumberFindings>): boolean {
  if (least === most) return false;
  return !(isWhole && (isAscending || (typeof reference === 'string' && ROW_NAMES.test(reference))));
}

function momentaOf(usable: readonly InspectedColumn<NumberFindings>[]): readonly FourMomentum[] {
  return findFourMomenta(usable.flatMap(({ reference }) => (typeof reference === 'string' ? [reference] : [])));
}

/** Of particles: the four-momentum of all together, where the label is a mass; else all of them, moved alike. */
function ofMomenta(
  momenta: readonly FourMomentum[],
  inspection: Inspection,
  usable: readonly InspectedColumn<NumberFindings>[],
): Guess {
  const used = momenta.flatMap(({ columns }) => columns);
  const left = usable.filter(({ reference }) => typeof reference === 'string' && !used.includes(reference));
  const derive = Object.assign({}, ...momenta.map(({ derived }) => derived)) as Readonly<Record<string, string>>;
  const massless = momenta.some(({ isMassless }) => isMassless)
    ? [
        'No column has the mass of a particle: it is taken for 0. Of muons write E as sqrt(0.10566^2 + (pt*cosh(eta))^2), of electrons with 0.000511.',
      ]
    : [];
  const sums = COMPONENT_POSITIONS.map((at) => {
    const parts = momenta.map(({ components }) => components[at] ?? '');
    return parts.length === 1 ? (parts[0] ?? '') : { sum: parts };
  });
  const mass = left.find(({ reference }) => MASS_NAMES.test(plainName(reference)));
  const together = `${countOf(momenta.length, 'four-momentum', 'four-momenta')} (E, px, py, pz) ${momenta.length === 1 ? 'was' : 'were'} recognised by the names of columns`;
  if (mass !== undefined) {
    return {
      comments: [`${together}; the label is the square of ${String(mass.reference)}.`, ...massless],
      ...{ oracle: POLYNOMIAL, derive, features: sums, labels: [{ square: mass.reference }], dimension: 4 },
      columns: [...used, mass.reference],
    };
  }
  const classes = classLabel(inspection, left, isLabelName);
  if (classes !== undefined) {
    const vectors = momenta.map(({ components }) => components);
    const [first = []] = vectors;
    return {
      comments: [`${together}; one map moves all of them. ${classes.comment}`, ...massless],
      ...{ oracle: CLASSIFIER, derive, labels: [classes.reference], dimension: 4 },
      ...(vectors.length === 1 ? { features: first } : { features: vectors, key: 'vectors' as const }),
      columns: [...used, classes.reference],
    };
  }
  return {
    comments: [
      `${together}. No column looks like a label, so the oracle is the square of the mass, which is known; of a label of yours write { kind: learned, model: polynomial } and labels: [its column].`,
      ...massless,
    ],
    oracle: { kind: 'quadratic', signature: [1, -1, -1, -1] },
    ...{ derive, features: sums, dimension: 4, columns: used },
  };
}

const COMPONENT_POSITIONS = [0, 1, 2, 3] as const;

/** Of columns whose names say nothing. */
function ofColumns(
  inspection: Inspection,
  usable: readonly InspectedColumn<NumberFindings>[],
): Guess | { readonly reason: string } {
  const classes = classLabel(inspection, usable, () => true);
  const label =
    classes ??
    usable.find(({ reference }) => isLabelName(reference)) ??
    (usable.some(({ reference }) => plainName(reference) === 'x')
      ? undefined // then y is a coordinate
      : usable.find(({ reference }) => plainName(reference) === 'y')) ??
    usable.find(({ reference }) => MASS_NAMES.test(plainName(reference))) ??
    usable.at(-1);
  const given = new Set(inspection.relations.map(({ column }) => column));
  const others = usable.filter(({ reference, position }) => reference !== label?.reference && !given.has(position));
  if (label === undefined || others.length === 0) {
    return {
      reason: `A sweep needs one or more columns of numbers that vary as features, and a label; here ${usable.length === 0 ? 'no column of numbers varies' : `only ${countOf(usable.length, 'column')} of numbers does`}.`,
    };
  }
  const features = others.slice(0, MOST_FEATURES).map(({ reference }) => reference);
  const left = others.slice(MOST_FEATURES).map(({ reference }) => String(reference));
  const known =
    classes?.comment ?? `The label is taken to be ${nameOfColumn(label.reference)}: any other column will do.`;
  return {
    comments: [
      known,
      ...(left.length === 0
        ? []
        : [
            `Up to ${String(MOST_FEATURES)} features are judged, and the first were taken; ${countOf(left.length, 'column')} ${left.length === 1 ? 'is' : 'are'} left out.`,
          ]),
    ],
    oracle: classes === undefined ? POLYNOMIAL : CLASSIFIER,
    ...{ features, labels: [label.reference], dimension: features.length, columns: [...features, label.reference] },
  };
}

interface ClassLabel {
  readonly reference: string | number;
  readonly comment: string;
}

/**
 * A column of few words, or of classes by its name and its whole numbers from 0.
 *
 * @param mayBe whether words of a column of that name may be labels, where no other column is called so
 */
function classLabel(
  { texts }: Inspection,
  numbers: readonly InspectedColumn<NumberFindings>[],
  mayBe: (reference: string | number) => boolean,
): ClassLabel | undefined {
  const words = texts.filter(({ words: found }) => found.length >= 2 && found.length <= MOST_CLASSES);
  const isNamed = numbers.some(({ reference }) => isLabelName(reference));
  const text =
    words.find(({ reference }) => isLabelName(reference)) ??
    (isNamed ? undefined : words.findLast(({ reference }) => mayBe(reference)));
  if (text !== undefined) {
    return {
      reference: text.reference,
      comment: `The label is ${nameOfColumn(text.reference)}, of ${countOf(text.words.length, 'word')} (${shownWords(text)}): a classifier learns it.`,
    };
  }
  const number = numbers.find(
    (column) =>
      isLabelName(column.reference) &&
      column.isWhole &&
      column.least === 0 &&
      (column.most ?? Infinity) < MOST_CLASSES &&
      column.most !== 0,
  );
  return number === undefined
    ? undefined
    : {
        reference: number.reference,
        comment: `The label is ${nameOfColumn(number.reference)}, of the classes 0 to ${String(number.most)}: a classifier learns it.`,
      };
}

function shownWords({ words }: TextFindings): string {
  const first = words.slice(0, 4).map(({ word }) => JSON.stringify(word));
  return `${first.join(', ')}${words.length > first.length ? ', …' : ''}`;
}

/** What the file lacks of the columns that are read: missing values, and values that stand for one. */
function gapsOf(
  { numbers, texts, rowCount }: Inspection,
  columns: readonly (string | number)[],
): { readonly comments: readonly string[]; readonly settings: Readonly<Record<string, SweepValue>> } {
  const read = [...numbers, ...texts].filter(({ reference }) => columns.includes(reference));
  const missing = read.filter((column) => column.missing > 0);
  const odd = read.flatMap(({ reference, odd: cells }) => (cells === null ? [] : [{ reference, cells }]));
  const markers = numbers.flatMap(({ reference, marker }) =>
    columns.includes(reference) && marker !== null ? [{ reference, ...marker }] : [],
  );
  const values = [...new Set(markers.map(({ value }) => value))];
  const settings = {
    ...(missing.length + markers.length === 0 ? {} : { missing: 'drop' }),
    ...(values.length === 0 ? {} : { missingValues: values }),
  };
  const comments = [
    ...odd.map(
      ({ reference, cells: { count, first } }) =>
        `${nameOfColumn(reference)} has ${countOf(count, 'cell')} that ${count === 1 ? 'is' : 'are'} no number, the first in ${first.place}: correct the file, for this sweep is refused.`,
    ),
    ...missing.map(
      (column) =>
        `${nameOfColumn(column.reference)} has no value in ${String(column.missing)} of ${countOf(rowCount, 'row')}: those rows are dropped.`,
    ),
    ...markers.map(
      ({ reference, value, count }) =>
        `${nameOfColumn(reference)} has ${String(value)} in ${countOf(count, 'row')}, far outside its other values: it is taken for a missing value.`,
    ),
  ];
  return { comments, settings };
}

function isLabelName(reference: string | number): boolean {
  return LABEL_NAMES.test(plainName(reference));
}

function nameOfColumn(reference: string | number): string {
  return typeof reference === 'number' ? `column ${String(reference)}` : reference;
}

function plainName(reference: string | number): string {
  return typeof reference === 'number' ? '' : reference.replace(UNIT, '').trim();
}
