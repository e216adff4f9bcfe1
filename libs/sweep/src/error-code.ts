/** The code of an error of the operating system, a database or gRPC, such as `ENOENT` or `16`; the empty text where it has none. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : '';
}
