import { decodeSafetensors, type TensorFile } from '@liesweep/storage';
import { CorruptFileError, fitName, type StoredFile, type TensorStore } from '@liesweep/sweep';
import { z } from 'zod';

/** A fit as it lies in the tensor store. */
export interface StoredFit extends TensorFile {
  /** Of its file's content. */
  readonly digest: string;
}

const storedFileSchema = z.object({ uri: z.string(), digest: z.string(), bytes: z.number() });

/**
 * The fit of a key: read where the tensor store has it, else made and stored. Of several slots that make it at once, the
 * one that is ready first decides, and all go on with what it stored. One whose file is damaged is made again.
 *
 * @param make the content of the fit's safetensors file
 * @throws StoreUnavailableError, CorruptFileError, and what `make` throws; then nothing is stored
 */
export async function fitOnce(store: TensorStore, key: string, make: () => Promise<Uint8Array>): Promise<StoredFit> {
  const name = fitName(key);
  const pointer = await readPointer(store, name);
  if (pointer !== undefined) {
    const found = await readFit(store, pointer);
    if (found !== undefined) return found;
  }
  const made = await store.put(await make(), 'safetensors');
  const content = new TextEncoder().encode(JSON.stringify(made));
  if (pointer === undefined) await store.createNamed(name, content);
  else await store.writeNamed(name, content);
  const first = (await readPointer(store, name)) ?? made;
  const fit = await readFit(store, first);
  if (fit === undefined) throw new CorruptFileError(first.uri, 'the fit was stored, and is not there');
  return fit;
}

async function readPointer(store: TensorStore, name: string): Promise<StoredFile | undefined> {
  const content = await store.readNamed(name);
  if (content === undefined) return undefined;
  try {
    return storedFileSchema.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    throw new CorruptFileError(name, 'expected where a fit lies, as JSON: delete the file, and the fit is made again');
  }
}

/** undefined where the file is damaged or missing. */
async function readFit(store: TensorStore, { uri, digest }: StoredFile): Promise<StoredFit | undefined> {
  try {
    return { ...decodeSafetensors(await store.read({ uri, digest }), uri), digest };
  } catch (error) {
    if (error instanceof CorruptFileError) return undefined;
    throw error;
  }
}
