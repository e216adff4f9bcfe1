/** A JSON Schema, as far as it is looked into. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** What a schema says of a value. */
export interface SchemaHelp {
  readonly description: string | null;
  readonly default: unknown;
  /** The words that it may be; empty where it is no word, or any. */
  readonly choices: readonly string[];
  /** Whether it is a number, or several. */
  readonly isNumber: boolean;
  /** Whether it may be a list of numbers, or a range of them. */
  readonly isAxis: boolean;
}

/**
 * What the schema of sweep files says of a value.
 *
 * @param path of keys; lists on the way are looked through, and all alternatives
 * @returns undefined where the schema knows no such value
 */
export function schemaHelp(schema: JsonSchema, path: readonly string[]): SchemaHelp | undefined {
  let nodes: readonly JsonSchema[] = [schema];
  for (const key of path) {
    nodes = nodes.flatMap(alternatives).flatMap((node) => node.properties?.[key] ?? []);
  }
  if (nodes.length === 0) return undefined;
  const all = nodes.flatMap(alternatives);
  const scalars = all.filter(({ type }) => type === 'integer' || type === 'number');
  return {
    description: nodes.map(({ description }) => description).find((text) => text !== undefined) ?? null,
    default: nodes.find((node) => 'default' in node)?.default,
    choices: [...new Set(all.flatMap(wordsOf))],
    isNumber: scalars.length > 0,
    isAxis: nodes.some(({ anyOf = [] }) => anyOf.some(({ type }) => type === 'array') && anyOf.some(isNumeric)),
  };
}

/** A schema with all that may stand in its place. */
function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
  ];
  return [schema, ...inner.flatMap(alternatives)];
}

/** The words of a value, or of the `kind` that it has. */
function wordsOf({ enum: words, properties }: JsonSchema): readonly string[] {
  const kind = properties?.kind?.const;
  return [...(words ?? []), ...(kind === undefined ? [] : [kind])].filter((word) => typeof word === 'string');
}

function isNumeric({ type }: JsonSchema): boolean {
  return type === 'integer' || type === 'number';
}
