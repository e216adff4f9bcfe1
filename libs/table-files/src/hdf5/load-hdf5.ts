import { constants } from 'node:fs';
import process from 'node:process';

/** What the library needs of Node's inner bindings, which the permission model keeps from it. */
const BINDINGS: Readonly<Record<string, unknown>> = { constants: { fs: constants } };

/**
 * Loads the HDF5 library. Emscripten's layer over the file system asks Node's inner bindings for constants that `node:fs` has too.
 */
export async function loadHdf5(): Promise<typeof import('h5wasm/node')> {
  Object.defineProperty(process, 'binding', {
    configurable: true,
    value: (name: string): unknown => BINDINGS[name],
  });
  const library = await import('h5wasm/node');
  await library.ready;
  return library;
}
