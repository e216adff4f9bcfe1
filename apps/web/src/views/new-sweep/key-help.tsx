import type { ReactElement } from 'react';
import styles from './new-sweep.module.css';
import { schemaHelp, type JsonSchema } from './schema-help.js';

/** What the schema says of the value at which the caret stands. */
export function KeyHelp({
  schema,
  path,
}: {
  readonly schema: JsonSchema | undefined;
  readonly path: readonly string[];
}): ReactElement {
  const help = schema === undefined || path.length === 0 ? undefined : schemaHelp(schema, path);
  if (help === undefined) {
    return (
      <p className={styles.keyHelp}>
        {path.length === 0
          ? 'Go to a key to read what it is.'
          : `A sweep file has no ${path.join('.')} that is described.`}
      </p>
    );
  }
  const { description, choices, default: fallback } = help;
  return (
    <p className={styles.keyHelp}>
      <code>{path.join('.')}</code> {description}
      {choices.length > 0 && ` One of ${choices.join(', ')}.`}
      {hasWord(fallback) && ` By default ${String(fallback)}.`}
    </p>
  );
}

function hasWord(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
