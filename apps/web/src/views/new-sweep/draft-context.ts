import type { ProblemIssue } from '@liesweep/api-contract';
import { createContext, useContext } from 'react';
import { schemaHelp, type JsonSchema, type SchemaHelp } from './schema-help.js';

/** The sweep file that the form shows, and how it is changed. */
export interface DraftValues {
  /** What the text says; anything at all. */
  readonly value: unknown;
  readonly schema: JsonSchema | undefined;
  readonly issues: readonly ProblemIssue[];
  readonly change: (path: readonly string[], value: unknown) => void;
}

/** Given by the view to all fields of the form. */
export const DraftContext = createContext<DraftValues>({
  ...{ value: undefined, schema: undefined, issues: [] },
  change: () => undefined,
});

/** One value of the sweep file. */
export interface DraftField {
  readonly value: unknown;
  readonly help: SchemaHelp | undefined;
  readonly issues: readonly ProblemIssue[];
  readonly change: (value: unknown) => void;
}

/** The value at a path of keys, with what the schema says of it and what is wrong with it. */
export function useField(path: readonly string[]): DraftField {
  const { value, schema, issues, change } = useContext(DraftContext);
  const text = path.join('.');
  return {
    value: valueAt(value, path),
    help: schema === undefined ? undefined : schemaHelp(schema, path),
    issues: issues.filter(
      (issue) => issue.path === text || issue.path.startsWith(`${text}.`) || issue.path.startsWith(`${text}[`),
    ),
    change: (changed) => {
      change(path, changed);
    },
  };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
