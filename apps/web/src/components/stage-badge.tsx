import type { Stage } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { Badge, type Tone } from './badge.js';

/** How each stage of a sweep is shown. */
export const STAGES: Readonly<Record<Stage, { readonly tone: Tone; readonly sign: string; readonly word: string }>> = {
  'not-started': { tone: 'neutral', sign: '○', word: 'not started' },
  running: { tone: 'accent', sign: '▶', word: 'running' },
  paused: { tone: 'warn', sign: '❚❚', word: 'paused' },
  draining: { tone: 'warn', sign: '◐', word: 'draining' },
  drained: { tone: 'warn', sign: '◑', word: 'drained' },
  cancelled: { tone: 'neutral', sign: '■', word: 'cancelled' },
  failed: { tone: 'bad', sign: '✕', word: 'failed' },
  incomplete: { tone: 'warn', sign: '◔', word: 'incomplete' },
  interrupted: { tone: 'bad', sign: '!', word: 'interrupted' },
  complete: { tone: 'good', sign: '✓', word: 'complete' },
};

/** The stage of a sweep, as word, sign and colour. */
export function StageBadge({ stage }: { readonly stage: Stage }): ReactElement {
  const { tone, sign, word } = STAGES[stage];
  return (
    <Badge tone={tone} sign={sign}>
      {word}
    </Badge>
  );
}
