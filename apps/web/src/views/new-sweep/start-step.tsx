import type { Answer, Submission } from '@liesweep/api-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactElement } from 'react';
import { call, CallError } from '../../api/call.js';
import { Button } from '../../components/button.js';
import { useSession } from '../../shell/session.js';
import styles from './new-sweep.module.css';
import type { SweepSource } from './sweep-source.js';

const PRIORITIES: readonly (readonly [priority: number, text: string])[] = [
  [1, '1, before all others'],
  [2, '2'],
  [3, '3, as usual'],
  [4, '4'],
  [5, '5, when nothing else waits'],
];
const USUAL = 3;

/** The last step: whose it is, how urgent, and off it goes. */
export function StartStep({
  source,
  text,
  isReady,
}: {
  readonly source: SweepSource;
  readonly text: string;
  /** The text was checked as it stands, and is valid. */
  readonly isReady: boolean;
}): ReactElement {
  const id = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useSession();
  const [project, setProject] = useState(session?.project ?? '');
  const [priority, setPriority] = useState(USUAL);
  const starting = useMutation({
    mutationFn: (submission: Submission) => START[source.from](submission, source),
    onSuccess: async ({ sweepId }) => {
      await queries.invalidateQueries();
      await navigate({ to: '/sweeps/$sweepId', params: { sweepId } });
    },
  });
  const refusal = whyNot(session?.readOnly === true, session?.scope === 'read', isReady);
  const isExtension = source.from === 'extend';
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal !== undefined || starting.isPending) return;
        starting.mutate({
          sweepFile: text,
          ...(project.trim() === '' ? {} : { project: project.trim() }),
          ...(priority === USUAL ? {} : { priority }),
        });
      }}
    >
      {!isExtension && (
        <div className={styles.fields}>
          <div className={styles.field}>
            <label htmlFor={`${id}-project`}>Project</label>
            <input
              id={`${id}-project`}
              className={styles.input}
              value={project}
              maxLength={64}
              disabled={session?.project != null}
              aria-describedby={`${id}-project-help`}
              onChange={({ target }) => {
                setProject(target.value);
              }}
            />
            <p id={`${id}-project-help`} className={styles.help}>
              Projects share trainers fairly; may be empty.
            </p>
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-priority`}>Priority</label>
            <select
              id={`${id}-priority`}
              className={styles.input}
              value={priority}
              onChange={({ target }) => {
                setPriority(Number(target.value));
              }}
            >
              {PRIORITIES.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
      <Button type="submit" tone="primary" isDisabled={refusal !== undefined} isPending={starting.isPending}>
        {isExtension ? `Extend ${source.of}` : 'Start the sweep'}
      </Button>
      <p className={styles.help}>{refusal ?? 'It goes to its own page, and its cells fill as they are trained.'}</p>
      {starting.isError && (
        <p role="alert" className={styles.fieldProblem}>
          {starting.error.message} {starting.error instanceof CallError ? starting.error.problem.remedy : ''}
        </p>
      )}
    </form>
  );
}

type Start = (submission: Submission, source: SweepSource) => Promise<Answer>;

const submit: Start = (submission) => call('submitSweep', { body: submission });

const START: Readonly<Record<SweepSource['from'], Start>> = {
  ...{ data: submit, formula: submit, example: submit, sweep: submit },
  extend: ({ sweepFile }, { of }) => call('extendSweep', { params: { sweepId: of }, body: { sweepFile } }),
};

function whyNot(isReadOnly: boolean, mayOnlyRead: boolean, isReady: boolean): string | undefined {
  if (isReadOnly) return 'This server only shows sweeps; none can be started from here.';
  if (mayOnlyRead) return 'You are signed in to look. Starting a sweep takes a token with the scope submit.';
  return isReady ? undefined : 'It can be started as soon as nothing is wrong with it.';
}
