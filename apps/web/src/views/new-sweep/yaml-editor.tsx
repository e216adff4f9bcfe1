import type { ProblemIssue } from '@liesweep/api-contract';
import { keyPathAt } from '@liesweep/sweep/sweep-text';
import { useMemo, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { classes } from '../../style/classes.js';
import { markedYaml, type YamlPart } from './marked-yaml.js';
import styles from './new-sweep.module.css';

const PART_CLASSES: Readonly<Record<YamlPart, string | undefined>> = {
  key: styles.key,
  comment: styles.comment,
  string: styles.string,
  plain: undefined,
};

/** The text of a sweep file, with its lines numbered and what is wrong marked where it stands. */
export function YamlEditor({
  text,
  issues,
  write,
  onKey,
  area,
}: {
  readonly text: string;
  readonly issues: readonly ProblemIssue[];
  readonly write: (text: string) => void;
  /** The caret has come to a value: the keys on the way to it. */
  readonly onKey: (path: readonly string[]) => void;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}): ReactElement {
  const lines = useMemo(() => text.split('\n'), [text]);
  const marks = useMemo(() => marksByLine(issues), [issues]);
  return (
    <div className={styles.editor}>
      <div className={styles.lines}>
        <pre aria-hidden="true" className={styles.shown}>
          {lines.map((line, index) => (
            // A line has no identity but its number.
            <div key={index} className={classes(styles.line, marks.has(index + 1) && styles.wrong)}>
              <span className={styles.number}>{index + 1}</span>
              <ShownLine line={line} marks={marks.get(index + 1) ?? NONE} />
            </div>
          ))}
        </pre>
        <textarea
          ref={area}
          className={styles.area}
          aria-label="Sweep file, YAML"
          aria-describedby="sweep-issues"
          aria-invalid={issues.length > 0}
          value={text}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => {
            write(target.value);
          }}
          onKeyDown={(event) => {
            keepIndent(event, write);
          }}
          onSelect={({ currentTarget }) => {
            onKey(keyPathAt(currentTarget.value, currentTarget.selectionStart));
          }}
        />
      </div>
    </div>
  );
}

const NONE: readonly number[] = [];

function ShownLine({ line, marks }: { readonly line: string; readonly marks: readonly number[] }): ReactElement {
  const parts = useMemo(() => markedYaml(line, marks), [line, marks]);
  return (
    <>
      {parts.map(({ text, part, isMarked }, index) => (
        <span key={index} className={classes(PART_CLASSES[part], isMarked && styles.marked)}>
          {text}
        </span>
      ))}
      {'\n'}
    </>
  );
}

function marksByLine(issues: readonly ProblemIssue[]): ReadonlyMap<number, readonly number[]> {
  const marks = new Map<number, number[]>();
  for (const { line, column } of issues) {
    if (line === null) continue;
    marks.set(line, [...(marks.get(line) ?? []), column ?? 1]);
  }
  return marks;
}

/** A new line begins as far in as the one before it; after a key without a value, two further. */
function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>, write: (text: string) => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  const area = event.currentTarget;
  const before = area.value.slice(0, area.selectionStart).split('\n').at(-1) ?? '';
  const indent = `${/^ */.exec(before)?.[0] ?? ''}${/:\s*$/.test(before) ? '  ' : ''}`;
  if (indent === '') return;
  event.preventDefault();
  area.setRangeText(`\n${indent}`, area.selectionStart, area.selectionEnd, 'end');
  write(area.value);
}
