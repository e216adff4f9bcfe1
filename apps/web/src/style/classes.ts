/** Names of classes that hold, as one text: `classes(styles.row, isOpen && styles.open)`. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== '').join(' ');
}
