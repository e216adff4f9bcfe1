import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { axisText, readAxis, type ReadAxis } from './axis-text.js';
import { useField, type DraftField } from './draft-context.js';
import styles from './new-sweep.module.css';

interface Props {
  readonly label: string;
  readonly path: readonly string[];
  /** Where the schema says nothing that helps here, or too little. */
  readonly about?: ReactNode;
  /** What stands in an empty field, or is chosen where nothing is said; by default what the schema says. */
  readonly placeholder?: string;
  /** Writes the value, where it is not written at the path alone. */
  readonly write?: (value: unknown) => void;
}

/** One value of the sweep file, in the way that the schema says it may be: a word of several, a number, an axis, or a text. */
export function Field(props: Props): ReactElement {
  const found = useField(props.path);
  const field = props.write === undefined ? found : { ...found, change: props.write };
  const { help } = field;
  if (help !== undefined && help.choices.length > 0) return <Choice {...props} field={field} />;
  const read = help?.isAxis === true ? readAxis : help?.isNumber === true ? readNumber : readText;
  return <Line {...props} field={field} read={read} />;
}

interface LineProps extends Props {
  readonly field: DraftField;
  readonly read: (text: string) => ReadAxis;
}

/** A line of text that is read as it is typed; what cannot be read stays, with the reason, and changes nothing. */
function Line({ label, path, about, placeholder, field, read }: LineProps): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const problem = typed === undefined ? undefined : problemOf(read(typed));
  const shown = typed ?? plainText(field.value);
  return (
    <Labelled id={id} label={label} path={path} about={about} field={field} problem={problem}>
      <input
        id={id}
        className={styles.input}
        value={shown}
        placeholder={placeholder ?? defaultOf(field)}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-help ${id}-problem`}
        aria-invalid={problem !== undefined || field.issues.length > 0}
        onChange={({ target }) => {
          setTyped(target.value);
          const result = read(target.value);
          if ('value' in result) field.change(result.value);
        }}
        onBlur={() => {
          if (problem === undefined) setTyped(undefined);
        }}
      />
    </Labelled>
  );
}

function Choice({ label, path, about, placeholder, field }: Props & { readonly field: DraftField }): ReactElement {
  const id = useId();
  const { value, help } = field;
  const word = wordOf(value);
  const fallback = placeholder ?? (typeof help?.default === 'string' ? help.default : '');
  const choices = help?.choices ?? [];
  return (
    <Labelled id={id} label={label} path={path} about={about} field={field} problem={undefined}>
      <select
        id={id}
        className={styles.input}
        value={word ?? fallback}
        aria-describedby={`${id}-help ${id}-problem`}
        aria-invalid={field.issues.length > 0}
        onChange={({ target }) => {
          field.change(target.value === fallback ? undefined : target.value);
        }}
      >
        {fallback === '' && word === undefined && <option value="">–</option>}
        {word !== undefined && !choices.includes(word) && <option value={word}>{word} (unknown)</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly path: readonly string[];
  readonly about: ReactNode;
  readonly field: DraftField;
  readonly problem: string | undefined;
  readonly children: ReactNode;
}

/** A field with its name, what the schema says of it, and what is wrong with it. */
function Labelled({ id, label, path, about, field, problem, children }: LabelledProps): ReactElement {
  const problems = problem === undefined ? field.issues.map(({ message }) => message) : [problem];
  return (
    <div className={styles.field}>
      <label htmlFor={id} title={path.join('.')}>
        {label}
      </label>
      {children}
      <p id={`${id}-help`} className={styles.help}>
        {about ?? field.help?.description}
      </p>
      <p id={`${id}-problem`} className={styles.fieldProblem}>
        {problems.join(' ')}
      </p>
    </div>
  );
}

/** A value in a line: numbers and texts as they are, axes as they are written, anything else not at all. */
function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : axisText(value);
}

function defaultOf({ help }: DraftField): string {
  const value = help?.default;
  return value === null || value === undefined ? '' : plainText(value);
}

function readText(text: string): ReadAxis {
  return { value: text.trim() === '' ? undefined : text.trim() };
}

function readNumber(text: string): ReadAxis {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  const value = Number(trimmed);
  return Number.isFinite(value) ? { value } : { problem: `Expected a number, got “${trimmed}”.` };
}

function problemOf(result: ReadAxis): string | undefined {
  return 'problem' in result ? result.problem : undefined;
}

/** The word of a value that is one, or that has a kind. */
function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  return String(value.kind);
}
