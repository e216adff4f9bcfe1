/** The first line of what an error says: never a stack trace. */
export function errorMessage(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  return (isError ? String(error.message) : String(error)).split('\n')[0] ?? '';
}
