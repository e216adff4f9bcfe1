import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.js';
import { Panel } from '../../components/panel.js';
import styles from './cell.module.css';
import { explainReferee, isPolished, pointwiseRank } from './explain-referee.js';

/** What the float64 referee says of the generators that are shown, in words. */
export function RefereePanel({
  referee,
  restart,
}: {
  /** A RefereeVerdict, or null. */
  readonly referee: unknown;
  readonly restart: number;
}): ReactElement {
  const lines = explainReferee(referee);
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
            {lines.map(({ question, answer, explanation, isFine }) => (
              <div key={question}>
                <dt>
                  <Badge tone={isFine ? 'good' : 'bad'} sign={isFine ? '✓' : '✗'}>
                    {isFine ? question : `not ${question.replace('φ is kept', 'kept: φ')}`}
                  </Badge>
                </dt>
                <dd>
                  {answer}
                  <span className={styles.muted}> · {explanation}</span>
                </dd>
              </div>
            ))}
          </dl>
          {rank !== null && <p>At a point, the fields span {rank} directions.</p>}
          {isPolished(referee) && <p>What was trained was finished in float64, within what is certified.</p>}
        </>
      )}
    </Panel>
  );
}
