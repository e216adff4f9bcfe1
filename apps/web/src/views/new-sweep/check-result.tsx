import type { Plan, ProblemIssue } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { CallError } from '../../api/call.js';
import { formatCount } from '../../format/format-count.js';
import { formatDuration } from '../../format/format-duration.js';
import styles from './new-sweep.module.css';
import type { CheckedText } from './use-plan.js';

/** What the server says of the text: what is wrong and where, or what it would take. */
export function CheckResult({
  checked: { plan, error, isCurrent },
  onGo,
}: {
  readonly checked: CheckedText;
  /** Goes to where something is wrong. */
  readonly onGo: (issue: ProblemIssue) => void;
}): ReactElement {
  const issues = plan?.issues ?? [];
  return (
    <div className={styles.result} aria-busy={!isCurrent}>
      <p role="status" className={styles.summary} data-state={stateOf(plan, error)}>
        {summaryOf(plan, error, isCurrent)}
      </p>
      <ul id="sweep-issues" className={styles.issues}>
        {issues.map((issue) => (
          <li key={`${issue.path} ${String(issue.line)} ${issue.message}`}>
            {issue.line === null ? (
              <IssuePlace issue={issue} />
            ) : (
              <button
                type="button"
                className={styles.place}
                onClick={() => {
                  onGo(issue);
                }}
              >
                <IssuePlace issue={issue} />
              </button>
            )}{' '}
            {issue.message}
          </li>
        ))}
      </ul>
      {plan?.plan != null && <Expected plan={plan.plan} />}
      {plan?.isRecorded === true && (
        <p className={styles.note}>This sweep is there already. Starting it goes on where it stands.</p>
      )}
      <Remarks title="Warnings" remarks={plan?.warnings ?? []} />
      <Remarks title="Found in the data" remarks={plan?.notes ?? []} />
    </div>
  );
}

function IssuePlace({ issue: { path, line, column } }: { readonly issue: ProblemIssue }): ReactElement {
  return (
    <>
      {line !== null && `Line ${String(line)}${column === null ? '' : `, column ${String(column)}`}`}
      {path !== '' && (
        <>
          {line === null ? '' : ' · '}
          <code>{path}</code>
        </>
      )}
    </>
  );
}

function Expected({ plan }: { readonly plan: NonNullable<Plan['plan']> }): ReactElement {
  const figures: readonly (readonly [name: string, value: string])[] = [
    ['Expected', `about ${formatDuration(plan.totalSeconds)}`],
    ['Trials', formatCount(plan.trials)],
    ['Grid points', formatCount(plan.points)],
    ['Slots', formatCount(plan.slots)],
  ];
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.help}>
        {plan.measuredTrials > 0
          ? `Corrected by ${formatCount(plan.measuredTrials)} trials that are recorded.`
          : 'A guess: nothing like it is recorded yet.'}
      </p>
    </>
  );
}

function Remarks({
  title,
  remarks,
}: {
  readonly title: string;
  readonly remarks: readonly string[];
}): ReactElement | null {
  if (remarks.length === 0) return null;
  return (
    <section className={styles.remarks}>
      <h3>{title}</h3>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(plan: Plan | undefined, error: Error | null): 'good' | 'bad' | 'waiting' {
  if (error !== null) return 'bad';
  if (plan === undefined) return 'waiting';
  return plan.valid ? 'good' : 'bad';
}

function summaryOf(plan: Plan | undefined, error: Error | null, isCurrent: boolean): string {
  if (error !== null) {
    const remedy = error instanceof CallError ? (error.problem.remedy ?? '') : '';
    return `It could not be checked: ${error.message} ${remedy}`;
  }
  if (plan === undefined) return 'Checking …';
  const found = plan.issues.length === 1 ? 'One thing is' : `${String(plan.issues.length)} things are`;
  const verdict = plan.valid ? 'Ready to start.' : `${found} not as expected.`;
  return isCurrent ? verdict : `${verdict} Checking again …`;
}
