import type { Inspection } from '@liesweep/api-contract';
import type { ReactElement, ReactNode } from 'react';
import { ColumnTable } from './column-table.js';
import { useField } from './draft-context.js';
import { Field } from './field.js';
import styles from './new-sweep.module.css';
import { OracleRows } from './oracle-rows.js';
import { USUAL_WEIGHTS } from './usual-weights.js';

/**
 * A sweep file as a form: what most sweeps need. It shows what the text says and writes into it; what it has no field for stays
 * as it is.
 */
export function SweepForm({ inspection }: { readonly inspection: Inspection | null }): ReactElement {
  return (
    <div className={styles.form}>
      <Field label="Name" path={['name']} about="A word for it, of a-z, 0-9 and -." />
      {inspection !== null && (
        <Group title="The data">
          <ColumnTable inspection={inspection} />
        </Group>
      )}
      <Group title="What is to keep its value">
        <OracleRows />
      </Group>
      <Group title="What moves">
        <div className={styles.fields}>
          <Field
            label="A generator is"
            about="linear: a matrix; affine: a matrix and a shift; the others: a field."
            path={['system', 'parameterisation']}
            placeholder="linear"
          />
          <Field label="Numbers" path={['system', 'field']} />
          {inspection === null && <Samples />}
        </div>
      </Group>
      <Group title="The grid">
        <p className={styles.help}>
          Each axis is one number, several as in <code>2, 3, 5</code>, or a range as in <code>1..10</code>. Every
          combination is trained.
        </p>
        <div className={styles.fields}>
          <Field
            label="Dimension n"
            path={['grid', 'dimension']}
            {...(inspection === null
              ? { about: 'The number of features.' }
              : { placeholder: 'as many as features', about: 'The data file says it.' })}
          />
          <Field label="Generators N_g" path={['grid', 'generators']} />
          <Field label="Restarts" path={['restarts']} />
        </div>
        <fieldset className={styles.weights}>
          <legend>Weights h of the five terms</legend>
          <div className={styles.fields}>
            {Object.entries(USUAL_WEIGHTS).map(([term, usual]) => (
              <Field key={term} label={term} path={['grid', 'weights', term]} placeholder={usual} />
            ))}
          </div>
        </fieldset>
      </Group>
      <details className={styles.more}>
        <summary>Training</summary>
        <div className={styles.fields}>
          <Field label="Steps" about="The most that a trial takes." path={['training', 'steps']} />
          <Field label="Learning rate" about="Of the first step." path={['training', 'learningRate']} />
          <Field label="Schedule" path={['training', 'schedule']} />
          <Field label="Invariance" path={['training', 'invariance']} />
          <Field
            label="Structure constants"
            about="The best at every step, or learned with the generators."
            path={['training', 'structureConstants']}
          />
          <Field label="Stop below" path={['training', 'stopBelow']} />
          <Field label="Seed" about="Of the data and of all starts." path={['seed']} />
        </div>
      </details>
      <details className={styles.more}>
        <summary>Budget and place</summary>
        <div className={styles.fields}>
          <Field label="Wall time" about="Such as 30m or 2h." path={['budget', 'wallTime']} placeholder="none" />
          <Field
            label="Device hours"
            about="Training of all slots together."
            path={['budget', 'deviceHours']}
            placeholder="none"
          />
          <Field label="Trials" about="Trials that are trained." path={['budget', 'trials']} placeholder="none" />
          <Field label="Failures" about="Trials that are given up." path={['budget', 'failures']} placeholder="none" />
          <Field
            label="Device"
            about="Which trainers: auto, cpu, gpu, or another class of devices."
            path={['execution', 'device']}
          />
        </div>
      </details>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Samples are counted where they are drawn: `normal` and `uniform`. */
function Samples(): ReactElement | null {
  const data = useField(['data']);
  const kind = typeof data.value === 'string' ? data.value : kindOf(data.value);
  return kind === undefined || DRAWN.includes(kind) ? (
    <Field
      label="Samples"
      path={['data', 'samples']}
      placeholder="300"
      about="Points that are drawn at random."
      write={(samples) => {
        const settings = typeof data.value === 'object' ? data.value : {};
        data.change(samples === undefined ? undefined : { kind: kind ?? 'normal', ...settings, samples });
      }}
    />
  ) : null;
}

const DRAWN = ['normal', 'uniform'];

function kindOf(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'kind' in data ? String(data.kind) : undefined;
}
