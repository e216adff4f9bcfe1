import type { SweepDetail } from '@liesweep/api-contract';
import { describeBudgetUse, type BudgetUse } from '@liesweep/sweep/budget';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../components/button.js';
import { formatCount } from '../../format/format-count.js';
import { useMaySteer } from '../../shell/use-may-steer.js';
import { useSteer } from '../../steering/use-steer.js';
import { classes } from '../../style/classes.js';
import { addressOf, type CallAnswer } from '../../api/call.js';
import { verdictText } from '../sweeps/verdict-text.js';
import styles from './phase-diagram-view.module.css';

type Verdicts = CallAnswer<'getVerdicts'>;

/** What somebody who watches a sweep should know: trouble, budgets, sick devices, failures, and what is odd about its data. */
export function SweepNotes({
  sweep,
  verdicts,
}: {
  readonly sweep: SweepDetail;
  readonly verdicts: Verdicts | undefined;
}): ReactElement {
  const steer = useSteer();
  const maySteer = useMaySteer();
  const { sweepId } = sweep;
  return (
    <div className={styles.notes}>
      {sweep.stage !== 'complete' || verdicts === undefined ? null : (
        <div className={classes(styles.note, styles.done)} role="status">
          <p>
            <strong>{finishedText(verdicts)}</strong> {openText(verdicts)}
          </p>
          <a href={addressOf('reportHtml', { params: { sweepId } })} target="_blank" rel="noreferrer">
            Read the report
          </a>
        </div>
      )}
      {sweep.trouble === null ? null : (
        <Note isBad>
          <p>{sweep.trouble}</p>
        </Note>
      )}
      {sweep.reason === null ? null : (
        <Note>
          <p>{sweep.reason}</p>
        </Note>
      )}
      {(sweep.runningOut as readonly BudgetUse[]).map((use) => (
        <Note key={use.budget}>
          <p>Nearly used up: {describeBudgetUse(use)}.</p>
        </Note>
      ))}
      {sweep.sickDevices.map(({ device, reason }) => (
        <Note key={device} isBad>
          <p>
            <strong>{device}</strong> takes no more work: {reason}
          </p>
        </Note>
      ))}
      {sweep.failures.map(({ failureClass, trials, message }) => (
        <Note key={failureClass} isBad>
          <p>
            <strong>
              {formatCount(trials)} {trials === 1 ? 'trial' : 'trials'} given up as {failureClass}
            </strong>
            : {message}
          </p>
          {maySteer ? (
            <Button
              isSmall
              isPending={steer.isPending}
              onPress={() => {
                steer.mutate({ verb: 'retry', sweepId, failureClass });
              }}
            >
              Try again
            </Button>
          ) : null}
        </Note>
      ))}
      {sweep.data.length === 0 ? null : (
        <details className={styles.details}>
          <summary>
            {sweep.data.length === 1 ? 'One note' : `${String(sweep.data.length)} notes`} about the data
          </summary>
          <ul>
            {sweep.data.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function finishedText({ verdicts, total }: Verdicts): string {
  return `Complete. Found: ${verdictText(verdicts, total).first}.`;
}

/** What is still open although all is trained; why is said beside each slice. */
function openText({ verdicts, total }: Verdicts): string {
  return `${verdictText(verdicts, total).second}.`;
}

function Note({ isBad = false, children }: { readonly isBad?: boolean; readonly children: ReactNode }): ReactElement {
  return <div className={classes(styles.note, isBad && styles.bad)}>{children}</div>;
}
