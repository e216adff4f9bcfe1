/** The code of an error of the operating system or of gRPC, such as `ENOENT` or `16`; the empty text for any other value. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
