import { LOSS_TERMS, type TrialResult } from '@liesweep/sweep';
import { csvField } from './csv-field.js';

const COLUMNS: readonly (readonly [name: string, value: (trial: TrialResult) => string | number | null])[] = [
  ['trialKey', ({ trialKey }) => trialKey],
  ['system', ({ gridPoint }) => gridPoint.system],
  ['n', ({ gridPoint }) => gridPoint.dimension],
  ['generators', ({ gridPoint }) => gridPoint.generatorCount],
  ...LOSS_TERMS.map((term) => [`${term}Weight`, ({ gridPoint }: TrialResult) => gridPoint.lossWeights[term]] as const),
  ['restart', ({ restart }) => restart],
  ['outcome', ({ outcome }) => outcome],
  ['steps', ({ steps }) => steps],
  ['lowestLoss', ({ lowestLoss }) => lowestLoss],
  ['finalLoss', ({ finalLoss }) => finalLoss],
  ...LOSS_TERMS.map((term) => [`${term}Term`, ({ terms }: TrialResult) => terms[term]] as const),
  ['seconds', ({ seconds }) => seconds],
  ['device', ({ trainedOn }) => trainedOn.device],
];

/** Rows are passed on in pieces of about so many characters. */
const PIECE_LENGTH = 65_536;

/**
 * `trials.csv`: one line per trial, in the order given; a number that was not finite is an empty field.
 *
 * Weights are h_i; terms are h_i · L_i at the step of the lowest loss.
 */
export async function* trialsCsv(trials: AsyncIterable<TrialResult>): AsyncGenerator<string, void, undefined> {
  let piece = `${COLUMNS.map(([name]) => name).join(',')}\n`;
  for await (const trial of trials) {
    piece += `${COLUMNS.map(([, value]) => csvField(value(trial))).join(',')}\n`;
    if (piece.length >= PIECE_LENGTH) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}
