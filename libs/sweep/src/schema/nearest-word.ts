import { distance } from 'fastest-levenshtein';

/** Longer words are not typing errors of ours. */
const LONGEST_WORD = 64;

/**
 * The valid word that was probably meant: the one at the smallest edit distance, if that is below half its length. Capitals
 * count only between words that are equally near without them.
 */
export function nearestWord(word: string, validWords: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD || validWords.length === 0) return undefined;
  const candidates = validWords
    .filter(({ length }) => length <= 2 * LONGEST_WORD)
    .map((valid) => ({
      ...{ valid, far: distance(word.toLowerCase(), valid.toLowerCase()), exactly: distance(word, valid) },
    }));
  const [first] = candidates.sort((a, b) => a.far - b.far || a.exactly - b.exactly);
  return first !== undefined && first.far <= Math.max(1, first.valid.length / 2) ? first.valid : undefined;
}
