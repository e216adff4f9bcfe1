import type { Verdict } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { Badge, type Tone } from './badge.js';

const VERDICTS: Readonly<
  Record<Verdict['status'], { readonly tone: Tone; readonly sign: string; readonly word: string }>
> = {
  confirmed: { tone: 'good', sign: '✓', word: 'confirmed' },
  detected: { tone: 'accent', sign: '◆', word: 'detected' },
  undetermined: { tone: 'warn', sign: '?', word: 'undetermined' },
  conflict: { tone: 'bad', sign: '≠', word: 'conflict' },
  'not-applicable': { tone: 'neutral', sign: '–', word: 'not applicable' },
};

/** What was decided about a group dimension, as word, sign and colour. */
export function VerdictBadge({ status }: { readonly status: Verdict['status'] }): ReactElement {
  const { tone, sign, word } = VERDICTS[status];
  return (
    <Badge tone={tone} sign={sign}>
      {word}
    </Badge>
  );
}
