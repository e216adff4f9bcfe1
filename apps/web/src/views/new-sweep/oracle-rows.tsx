import { useId, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { useField } from './draft-context.js';
import styles from './new-sweep.module.css';

interface Oracle {
  readonly kind: string;
  readonly [setting: string]: unknown;
}

/** What stands first in the settings of an oracle that cannot do without them. */
const FIRST: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  expression: { of: 'x^2 + y^2' },
  learned: { model: 'polynomial' },
  quadratic: { signature: [1, -1] },
  polynomial: { terms: [{ powers: [1, 1] }] },
  vacuum: { fundamental: [0, 0, 1] },
};

const MODELS: readonly (readonly [word: string, text: string])[] = [
  ['polynomial', 'a polynomial of the lowest degree that describes them'],
  ['quadratic', 'a polynomial of degree 2'],
  ['mlp', 'a network'],
];

interface SettingsProps {
  readonly oracle: Oracle;
  readonly change: (oracle: Oracle) => void;
}

/** Settings that have fields of their own; those of other kinds are written in the text. */
const SETTINGS: Readonly<Record<string, (props: SettingsProps) => ReactElement>> = {
  expression: ExpressionSettings,
  learned: LearnedSettings,
};

/** The functions that are to keep their value, one below the other. */
export function OracleRows(): ReactElement {
  const { value, help, issues, change } = useField(['system', 'oracles']);
  const oracles = Array.isArray(value) ? value.map(oracleOf) : [];
  const write = (changed: readonly Oracle[]): void => {
    change(changed.map((oracle) => (Object.keys(oracle).length === 1 ? oracle.kind : oracle)));
  };
  const replace = (index: number, oracle: Oracle): void => {
    write(oracles.map((each, place) => (place === index ? oracle : each)));
  };
  return (
    <div className={styles.rows}>
      {oracles.map((oracle, index) => (
        // Oracles have no identity but their place.
        <OracleRow
          key={index}
          number={index + 1}
          oracle={oracle}
          kinds={help?.choices ?? []}
          change={(changed) => {
            replace(index, changed);
          }}
          remove={
            oracles.length === 1
              ? undefined
              : () => {
                  write(oracles.filter((_, place) => place !== index));
                }
          }
        />
      ))}
      <p className={styles.fieldProblem}>{issues.map(({ message }) => message).join(' ')}</p>
      <Button
        isSmall
        onPress={() => {
          write([...oracles, { kind: 'norm' }]);
        }}
      >
        Add another function
      </Button>
    </div>
  );
}

interface RowProps extends SettingsProps {
  readonly number: number;
  readonly kinds: readonly string[];
  readonly remove: (() => void) | undefined;
}

function OracleRow({ number, oracle, kinds, change, remove }: RowProps): ReactElement {
  const id = useId();
  const Settings = SETTINGS[oracle.kind];
  const hasOther = Settings === undefined && Object.keys(oracle).length > 1;
  return (
    <div className={styles.row}>
      <div className={styles.field}>
        <label htmlFor={id}>Function {number}</label>
        <span className={styles.beside}>
          <select
            id={id}
            className={styles.input}
            value={oracle.kind}
            onChange={({ target }) => {
              change({ kind: target.value, ...FIRST[target.value] });
            }}
          >
            {!kinds.includes(oracle.kind) && <option value={oracle.kind}>{oracle.kind} (unknown)</option>}
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
          {remove !== undefined && (
            <Button tone="quiet" label={`Remove function ${String(number)}`} onPress={remove}>
              Remove
            </Button>
          )}
        </span>
      </div>
      {Settings !== undefined && <Settings oracle={oracle} change={change} />}
      {hasOther && <p className={styles.help}>Its settings are in the text.</p>}
    </div>
  );
}

function ExpressionSettings({ oracle, change }: SettingsProps): ReactElement {
  const id = useId();
  const of = oracle.of;
  const lines = Array.isArray(of) ? of.map(String) : [typeof of === 'string' ? of : ''];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>φ</label>
      <textarea
        id={id}
        className={styles.input}
        rows={Math.max(1, lines.length)}
        value={lines.join('\n')}
        spellCheck={false}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => {
          const written = target.value.split('\n');
          change({ ...oracle, of: written.length === 1 ? written[0] : written });
        }}
      />
      <p id={`${id}-help`} className={styles.help}>
        A formula in the names of the features: of x, y, z, w where there is no data file, such as{' '}
        <code>sqrt(x^2 + y^2)</code>. Several labels stand on a line each.
      </p>
    </div>
  );
}

function LearnedSettings({ oracle, change }: SettingsProps): ReactElement {
  const id = useId();
  const { model } = oracle;
  const word = typeof model === 'object' && model !== null && 'kind' in model ? String(model.kind) : String(model);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>What is fitted to the labels</label>
      <select
        id={id}
        className={styles.input}
        value={word}
        onChange={({ target }) => {
          change({ ...oracle, model: target.value });
        }}
      >
        {MODELS.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function oracleOf(value: unknown): Oracle {
  if (typeof value === 'object' && value !== null && 'kind' in value) return { ...value, kind: String(value.kind) };
  return { kind: typeof value === 'string' ? value : '' };
}
