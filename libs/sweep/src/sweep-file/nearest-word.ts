import { closest, distance } from 'fastest-levenshtein';

/** Longer words are not typing errors of ours. */
const LONGEST_WORD = 64;

/** The valid word that was probably meant: the one at the smallest edit distance, if that is below half its length. */
export function nearestWord(word: string, validWords: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD || validWords.length === 0) return undefined;
  const nearest = closest(word.toLowerCase(), validWords);
  return distance(word.toLowerCase(), nearest) <= Math.max(1, nearest.length / 2) ? nearest : undefined;
}
