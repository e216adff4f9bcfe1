import { existsSync } from 'node:fs';
import {
  inFlow,
  inspectFiles,
  proposeSweep,
  sweepText,
  WrittenValue,
  type Inspection,
  type ProposedSweep,
  type SweepWishes,
  type TableSettings,
} from '@liesweep/datasets';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { Ask } from './questions.js';
import { readGenerators } from './read-generators.js';
import { tablePlace } from './table-place.js';

/** What can be said of a sweep to be written, each in the words of a command line. */
export type SweepKey = 'file' | 'features' | 'labels' | 'oracle' | 'dimension' | 'generators' | 'name' | 'out';

/** What was said. */
export type SweepAnswers = Partial<Record<SweepKey, string>>;

/** A sweep file that was asked for. */
export interface AskedSweep {
  readonly path: string;
  readonly text: string;
}

/** No file, or no labels, in an answer. */
const NONE = '-';

/** n and the oracle that are proposed without data. */
const FORMULA = { oracle: 'squared-norm', dimension: '3' };

/** As large as rotations of n features are, and one more. */
const rotations = (dimension: number): number => (dimension * (dimension - 1)) / 2;

/** Asks what a sweep is to be. */
export class SweepQuestions {
  readonly #ask: Ask;
  readonly #said: Readonly<SweepAnswers>;
  readonly #settings: TableSettings;
  readonly #show: (inspection: Inspection, file: string) => void;
  /** What was answered, to be proposed when the questions are asked again. */
  readonly #answers: SweepAnswers = {};
  #inspected: { readonly file: string; readonly inspection: Inspection } | undefined;

  /**
   * @param said is not asked
   * @param show called with what is in the data file
   */
  constructor(
    ask: Ask,
    said: Readonly<SweepAnswers>,
    settings: TableSettings,
    show: (inspection: Inspection, file: string) => void,
  ) {
    this.#ask = ask;
    this.#said = said;
    this.#settings = settings;
    this.#show = show;
  }

  /**
   * The sweep file by all answers. Asked again, what was answered before is proposed.
   *
   * @throws BadInputError when the data file cannot be read
   */
  async sweep(): Promise<AskedSweep> {
    const file = await this.#question('file', `Data file, ${NONE} for none`, NONE);
    return file === NONE ? this.#ofFormula() : this.#ofTable(file, await this.#inspect(file));
  }

  async #question(key: SweepKey, text: string, proposal: string): Promise<string> {
    const answer = this.#said[key] ?? (await this.#ask(text, this.#answers[key] ?? proposal));
    this.#answers[key] = answer;
    return answer;
  }

  async #inspect(file: string): Promise<Inspection> {
    if (this.#inspected?.file === file) return this.#inspected.inspection;
    const inspection = await inspectFiles([file], '.', this.#settings);
    this.#inspected = { file, inspection };
    this.#show(inspection, file);
    return inspection;
  }

  async #ofFormula(): Promise<AskedSweep> {
    const oracle = await this.#question('oracle', 'Oracle', FORMULA.oracle);
    const dimension = await this.#question('dimension', 'Number of features', FORMULA.dimension);
    const most = rotations(Number(dimension)) + 1;
    const proposal = Number.isInteger(most) && most > 1 ? `1..${String(most)}` : '1';
    const generators = await this.#question('generators', 'Numbers of generators', proposal);
    const name = await this.#question('name', 'Name of the sweep', 'mine');
    const path = await this.#question('out', 'Sweep file', unusedFile(name));
    const text = sweepText({
      comments: [],
      sections: {
        name,
        system: { oracles: [new WrittenValue(oracle)] },
        grid: { dimension: new WrittenValue(dimension), generators: new WrittenValue(readGenerators(generators)) },
      },
    });
    return { path, text };
  }

  async #ofTable(file: string, inspection: Inspection): Promise<AskedSweep> {
    const proposed = proposalsOf(proposeSweep(inspection, tablePlace([file], 'sweep.yaml', this.#settings)));
    const features = await this.#question('features', 'Features', proposed.features);
    const labels = await this.#question('labels', `Labels, ${NONE} for none`, proposed.labels);
    const oracle = await this.#question('oracle', 'Oracle', proposed.oracle);
    const generators = await this.#question('generators', 'Numbers of generators', proposed.generators);
    const name = await this.#question('name', 'Name of the sweep', proposed.name);
    const path = await this.#question('out', 'Sweep file', unusedFile(name));
    const wishes: SweepWishes = {
      ...{ name, generators: readGenerators(generators) },
      ...(features === proposed.features ? {} : { features }),
      ...(labels === proposed.labels ? {} : { labels: labels === NONE ? '' : labels }),
      ...(oracle === proposed.oracle ? {} : { oracle }),
    };
    const found = proposeSweep(inspection, tablePlace([file], path, this.#settings), wishes);
    if ('reason' in found) throw new BadInputError({ happened: `${file}: ${found.reason}` });
    return { path, text: sweepText(found.draft) };
  }
}

/** What is proposed, in the words of a command line. */
function proposalsOf(
  found: ProposedSweep,
): Readonly<Record<'features' | 'labels' | 'oracle' | 'generators' | 'name', string>> {
  if ('reason' in found) return { features: '', labels: NONE, oracle: '', generators: '1', name: 'mine' };
  const { name, system, data = {}, grid } = found.draft.sections;
  const inside = (text: string): string => text.replace(/^\[(.*)\]$/, '$1');
  return {
    name,
    features: inside(inFlow(data.features ?? data.vectors ?? [])),
    labels: inside(inFlow(data.labels ?? [])) || NONE,
    oracle: inside(inFlow(system.oracles ?? [])),
    generators: inFlow(grid.generators ?? 1).replace(/^\{ from: (\d+), to: (\d+) \}$/, '$1..$2'),
  };
}

/** A file that is not there yet. */
function unusedFile(name: string): string {
  for (let number = 1; ; number += 1) {
    const path = `${name}${number === 1 ? '' : `-${String(number)}`}.yaml`;
    if (!existsSync(path)) return path;
  }
}
