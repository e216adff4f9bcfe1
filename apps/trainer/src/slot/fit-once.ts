import { decodeSafetensors, type TensorFile } from '@liesweep/storage';
import { CorruptFileError, errorName, fitName, type StoredFile, type TensorStore } from '@liesweep/sweep';
import { z } from 'zod';

/** A fit, and the digest of its file's content in the tensor store. */
export interface StoredFit<Fit> {
  readonly fit: Fit;
  readonly digest: string;
}

/** How a fit is made where there is none, and how it is read. */
export interface FitMaker<Fit> {
  /** The content of its safetensors file, with its key as the text `fit`. */
  readonly make: () => Promise<Uint8Array>;
  /** The fit of a file; throws where it is none, or not the one that was asked for. */
  readonly decode: (file: TensorFile) => Fit;
}

const storedFileSchema = z.strictObject({ uri: z.string(), digest: z.string(), bytes: z.int().nonnegative() });

/**
 * The fit of a key: read where the tensor store has it, else made and stored. Of several slots that make it at once, the
 * one that is ready first decides, and all go on with what it stored. One that is damaged is made again, be it its file, its
 * content, or the name that says where it lies.
 *
 * @throws StoreUnavailableError, CorruptFileError, and what `make` throws; then nothing is stored
 */
export async function fitOnce<Fit>(store: TensorStore, key: string, maker: FitMaker<Fit>): Promise<StoredFit<Fit>> {
  const name = fitName(key);
  const found = await findFit(store, key, maker);
  if (found !== 'none' && found !== 'damaged') return found;
  const made = await store.put(await maker.make(), 'safetensors');
  const content = new TextEncoder().encode(JSON.stringify(made));
  if (found === 'none') await store.createNamed(name, content);
  else await store.writeNamed(name, content);
  const first = (await unlessDamaged(() => readPointer(store, name))) ?? 'damaged';
  return first === 'damaged' ? readFit(store, key, made, maker) : readFit(store, key, first, maker);
}

async function findFit<Fit>(
  store: TensorStore,
  key: string,
  maker: FitMaker<Fit>,
): Promise<StoredFit<Fit> | 'none' | 'damaged'> {
  const pointer = await unlessDamaged(() => readPointer(store, fitName(key)));
  if (pointer === undefined || pointer === 'damaged') return pointer ?? 'none';
  return unlessDamaged(() => readFit(store, key, pointer, maker));
}

async function unlessDamaged<Result>(read: () => Promise<Result>): Promise<Result | 'damaged'> {
  try {
    return await read();
  } catch (error) {
    if (errorName(error) !== 'CorruptFileError') throw error;
    return 'damaged';
  }
}

/** @throws CorruptFileError when the file is damaged */
async function readPointer(store: TensorStore, name: string): Promise<StoredFile | undefined> {
  const content = await store.readNamed(name);
  if (content === undefined) return undefined;
  try {
    return storedFileSchema.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    throw new CorruptFileError(name, 'expected where a fit lies, as JSON');
  }
}

/** @throws CorruptFileError when the file is damaged, missing, no fit, or the fit of another key */
async function readFit<Fit>(
  store: TensorStore,
  key: string,
  { uri, digest, bytes }: StoredFile,
  { decode }: FitMaker<Fit>,
): Promise<StoredFit<Fit>> {
  const content = await store.read({ uri, digest });
  const file = decodeSafetensors(content, uri);
  if (content.byteLength !== bytes || file.metadata.fit !== key) {
    throw new CorruptFileError(uri, `expected the fit of ${key}, got that of ${String(file.metadata.fit)}`);
  }
  try {
    return { fit: decode(file), digest };
  } catch (error) {
    throw new CorruptFileError(uri, `no fit: ${String(error)}`);
  }
}
