/** A type whose keys and lists are read-only at every depth: what a schema gives, as it is passed around. */
export type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
