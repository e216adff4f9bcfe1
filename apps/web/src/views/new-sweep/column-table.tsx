import type { Inspection } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { columnChoice, roleOf, withRole, type ColumnRole } from './column-roles.js';
import { useField } from './draft-context.js';
import styles from './new-sweep.module.css';

const ROLES: readonly (readonly [role: ColumnRole, text: string])[] = [
  ['feature', 'feature'],
  ['label', 'label'],
  ['none', 'not used'],
];

/** More are left to the text: nobody goes through them one by one. */
const MOST_COLUMNS = 100;

/** What is in the data file, and what each of its columns is to the sweep. */
export function ColumnTable({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const data = useField(['data']);
  const features = useField(['data', 'features']);
  const labels = useField(['data', 'labels']);
  const choice = columnChoice(data.value);
  const order = inspection.columns.map(({ name }) => name);
  const shown = inspection.columns.slice(0, MOST_COLUMNS);
  const assign = (column: string, role: ColumnRole): void => {
    if (choice === null) return;
    const changed = withRole(choice, column, role, order);
    // Only one of them at a time may differ from the text, or the second would be written over the first.
    if (changed.features.join() !== choice.features.join() && changed.labels.join() !== choice.labels.join()) {
      data.change({ ...(data.value as object), features: changed.features, labels: changed.labels });
    } else if (changed.features.join() !== choice.features.join()) features.change(changed.features);
    else labels.change(changed.labels.length === 0 ? undefined : changed.labels);
  };
  return (
    <>
      {choice === null && (
        <p className={styles.help}>The text says more of these columns than a form can show: they are changed there.</p>
      )}
      <div className={styles.scroll} role="region" aria-label="Columns of the data file" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Use it as</th>
              <th scope="col">What is in it</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, type, findings, example }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {choice === null ? (
                    '–'
                  ) : (
                    <select
                      className={styles.input}
                      aria-label={`Use ${name} as`}
                      value={roleOf(choice, name)}
                      onChange={({ target }) => {
                        assign(name, target.value as ColumnRole);
                      }}
                    >
                      {ROLES.map(([role, text]) => (
                        <option key={role} value={role}>
                          {text}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
                <td>{[type, ...findings, ...(example === null ? [] : [`such as ${example}`])].join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {order.length > shown.length && (
        <p className={styles.help}>
          {shown.length} of {order.length} columns shown; the others can be named in the text.
        </p>
      )}
      <p className={styles.fieldProblem}>
        {[...features.issues, ...labels.issues].map(({ message }) => message).join(' ')}
      </p>
    </>
  );
}
