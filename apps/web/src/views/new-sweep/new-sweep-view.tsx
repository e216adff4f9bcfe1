import type { ProblemIssue } from '@liesweep/api-contract';
import { changeSweepText, readSweepText } from '@liesweep/sweep/sweep-text';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { call, CallError } from '../../api/call.js';
import { Button } from '../../components/button.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { Panel } from '../../components/panel.js';
import { CheckResult } from './check-result.js';
import { DraftContext } from './draft-context.js';
import { KeyHelp } from './key-help.js';
import styles from './new-sweep.module.css';
import { offsetAt } from './offset-at.js';
import type { JsonSchema } from './schema-help.js';
import { SourceStep } from './source-step.js';
import { StartStep } from './start-step.js';
import { SweepForm } from './sweep-form.js';
import { sourceKey, sweepSource, type SweepSource } from './sweep-source.js';
import { useBeginning, type Beginning } from './use-beginning.js';
import { useDraft, type Draft } from './use-draft.js';
import { usePlan } from './use-plan.js';
import { YamlEditor } from './yaml-editor.js';

/** A sweep of one’s own: what it begins with, what it is, and off it goes. */
export function NewSweepView(): ReactElement {
  const source = sweepSource(useSearch({ strict: false }));
  const { beginning, error } = useBeginning(source);
  const draft = useDraft(sourceKey(source), beginning?.text);
  const isExtension = source?.from === 'extend';
  return (
    <Page title={isExtension ? `Extend ${source.of}` : 'New sweep'}>
      {!isExtension && (
        <Panel title="1. What do you look for symmetries of?">
          <SourceStep source={source} />
        </Panel>
      )}
      {source !== undefined && error !== null && <ErrorState error={asCallError(error)} />}
      {source !== undefined && error === null && draft.text === undefined && (
        <LoadingState what="what it begins with" />
      )}
      {source !== undefined && draft.text !== undefined && (
        <Steps
          key={sourceKey(source)}
          source={source}
          draft={{ ...draft, text: draft.text }}
          inspection={beginning?.inspection ?? null}
        />
      )}
    </Page>
  );
}

/** The second and the third step, once there is a text. */
function Steps({
  source,
  draft: { text, write, isChanged, discard },
  inspection,
}: {
  readonly source: SweepSource;
  readonly draft: Draft & { readonly text: string };
  readonly inspection: Beginning['inspection'];
}): ReactElement {
  const area = useRef<HTMLTextAreaElement>(null);
  const [key, setKey] = useState<readonly string[]>([]);
  const schema = useSchema();
  const checked = usePlan(text);
  const read = useMemo(() => readSweepText(text), [text]);
  const issues = useMemo(() => issuesOf(read.problem, checked.plan?.issues), [read.problem, checked.plan]);
  const go = (issue: ProblemIssue): void => {
    const offset = offsetAt(text, issue.line ?? 1, issue.column ?? 1);
    area.current?.focus();
    area.current?.setSelectionRange(offset, offset);
  };
  return (
    <>
      <Panel
        title={source.from === 'extend' ? 'Make its grid larger, or give it more restarts' : '2. What is searched for?'}
        actions={
          isChanged ? (
            <Button tone="quiet" isSmall onPress={discard}>
              Undo all changes
            </Button>
          ) : undefined
        }
      >
        {inspection !== null && inspection.findings.length > 0 && (
          <ul className={styles.findings}>
            {inspection.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
        <div className={styles.sides}>
          <DraftContext
            value={{
              ...{ value: read.value, schema, issues },
              change: (path, value) => {
                write(changeSweepText(text, path, value));
              },
            }}
          >
            <fieldset className={styles.side} disabled={read.problem !== null}>
              <legend className="visually-hidden">As a form</legend>
              {read.problem !== null && (
                <p className={styles.note}>
                  The form waits until the text beside it can be read: line {read.problem.line}.
                </p>
              )}
              <SweepForm inspection={inspection} />
            </fieldset>
          </DraftContext>
          <div className={styles.side}>
            <YamlEditor text={text} issues={issues} write={write} onKey={setKey} area={area} />
            <KeyHelp schema={schema} path={key} />
            <CheckResult checked={checked} onGo={go} />
          </div>
        </div>
      </Panel>
      <Panel title={source.from === 'extend' ? 'Extend it' : '3. Start it'}>
        <StartStep source={source} text={text} isReady={checked.isCurrent && checked.plan?.valid === true} />
      </Panel>
    </>
  );
}

function useSchema(): JsonSchema | undefined {
  const { data } = useQuery({
    queryKey: ['sweep-file-schema'],
    queryFn: ({ signal }) => call('sweepFileSchema', {}, signal),
    staleTime: Infinity,
  });
  return data;
}

/** What the server says; before it has, where the text is no YAML. */
function issuesOf(
  problem: ReturnType<typeof readSweepText>['problem'],
  issues: readonly ProblemIssue[] = [],
): readonly ProblemIssue[] {
  return issues.length === 0 && problem !== null ? [{ path: '', ...problem }] : issues;
}

function asCallError(error: Error): CallError {
  return error instanceof CallError
    ? error
    : new CallError({ type: 'about:blank', title: 'Nothing to begin with', status: 0, detail: error.message });
}
