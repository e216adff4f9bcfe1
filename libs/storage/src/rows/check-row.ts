import { DamagedRowError, type RowPlace } from './damaged-row-error.js';

/** As much of a schema as is needed to check a row. */
interface Schema<Value> {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * What a row says, of the form that it must have.
 *
 * @throws DamagedRowError when it has another
 */
export function checkRow<Value>(schema: Schema<Value>, value: unknown, place: RowPlace): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first === undefined || first.path.length === 0 ? '' : `${first.path.map(String).join('.')}: `;
  throw new DamagedRowError(place, `${where}${first?.message ?? 'another form'}`);
}
