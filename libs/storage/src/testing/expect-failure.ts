/** Expects an operation to fail with an error of this name, whose message holds all the texts. */
export async function expectFailure(
  operation: Promise<unknown>,
  name: string,
  ...texts: readonly string[]
): Promise<void> {
  const error = await operation.then(
    () => new Error('it did not fail'),
    (failure: unknown) => failure as Error,
  );
  expect({ name: error.name, message: error.message }).toMatchObject({ name });
  for (const text of texts) {
    expect(error.message).toContain(text);
  }
}
