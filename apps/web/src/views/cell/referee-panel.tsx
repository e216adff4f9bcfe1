import type { CellDetail } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.js';
import { Panel } from '../../components/panel.js';
import styles from './cell.module.css';
import { explainReferee, isPolished, pointwiseRank } from './explain-referee.js';

/** What the float64 referee says of the generators that are shown, in words. */
export function RefereePanel({
  referee,
  restart,
  weights,
}: {
  /** A RefereeVerdict, or null. */
  readonly referee: unknown;
  readonly restart: number;
  readonly weights: CellDetail['weights'];
}): ReactElement {
  const lines = explainReferee(referee, weights.closure > 0);
  const rank = pointwiseRank(referee);
  return (
    <Panel title="Referee">
      {lines.length === 0 ? (
        <p className={styles.note}>
          The loss of restart {restart} does not come near zero, so that the referee was not asked.
        </p>
      ) : (
        <>
          <p className={styles.note}>Restart {restart}, checked in float64 on samples that training never saw.</p>
          <dl className={styles.referee}>
            {lines.map(({ question, answer, explanation, isAsked, isFine }) => (
              <div key={question}>
                <dt>
                  {isAsked ? (
                    <Badge tone={isFine ? 'good' : 'bad'} sign={isFine ? '✓' : '✗'}>
                      {isFine ? question : `not ${question.replace('φ is kept', 'kept: φ')}`}
                    </Badge>
                  ) : (
                    <Badge tone="neutral" sign="–">
                      {question}: not asked
                    </Badge>
                  )}
                </dt>
                <dd>
                  {answer}
                  <span className={styles.muted}> · {explanation}</span>
                </dd>
              </div>
            ))}
          </dl>
          {rank !== null && (
            <p>
              At a point, the fields span {rank} {rank === 1 ? 'direction' : 'directions'}.
            </p>
          )}
          {isPolished(referee) && <p>What was trained was finished in float64, within what is certified.</p>}
        </>
      )}
    </Panel>
  );
}
