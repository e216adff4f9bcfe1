import { errorName, type StoredFolder, type TensorStore } from '@liesweep/sweep';
import { contentDigest } from '../files/content-address.js';
import { sealContent } from '../files/sealed-content.js';
import { openTensorStore } from '../open-tensor-store.js';
import { exampleContent } from './example-content.js';
import { PROCESS_TIMEOUT_MS, runUntilKilled } from './store-process.js';
import { withBitFlipped } from './with-bit-flipped.js';

/** What the suite needs from whoever runs it. */
export interface TensorStoreUnderTest {
  /** Makes an empty store and gives a URI that `openTensorStore` takes. */
  readonly create: () => Promise<string>;
  /** Behind the store's back: replaces the content of one of its files, or removes the file. */
  readonly damage: (storeUri: string, fileUri: string, content: Uint8Array | undefined) => Promise<void>;
}

const SMALL = exampleContent(1, 1000);
const EMPTY = new Uint8Array(0);

/** The delays spread over the time that storing an example takes. */
const KILL_MOMENTS = [0, 2, 4, 6, 8, 10].map((delayMs, index) => ({ lineCount: 1 + index, delayMs }));

const REFUSED_NAMES = [
  '',
  '.',
  '..',
  '../outside',
  'a/../../outside',
  'a/./b',
  '/etc/passwd',
  'a//b',
  'a/',
  '.hidden',
  'a/.hidden',
  'a\\b',
  'a\0b',
  'a b',
  'A',
  'ä',
  'c:d',
  '%2e%2e/a',
  'x'.repeat(256),
  'shards/aa/a.bin',
  'shards',
  'tmp/a',
];

async function namesIn(store: TensorStore, folder: StoredFolder): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of store.list(folder)) {
    names.push(name);
  }
  return names.toSorted();
}

/** The contract of every tensor store, as jest tests: the rules T1 to T11 of SPEC.md. */
export function describeTensorStore(name: string, { create, damage }: TensorStoreUnderTest): void {
  jest.setTimeout(PROCESS_TIMEOUT_MS);
  describe(`tensor store: ${name}`, () => {
    const openEmpty = async (): Promise<TensorStore> => openTensorStore(await create());

    it.each([
      ['some content', SMALL],
      ['no content', EMPTY],
      ['content of several megabytes', exampleContent(2)],
    ])('T1: %s comes back by URI and digest', async (_, content) => {
      const store = await openEmpty();
      const file = await store.put(content, 'safetensors');
      expect(file).toEqual({ uri: file.uri, digest: contentDigest(content), bytes: content.byteLength });
      expect(Buffer.from(await store.read(file)).equals(content)).toBe(true);
    });

    it('T1: the digest is that of SHA-256', async () => {
      const store = await openEmpty();
      const { digest } = await store.put(Buffer.from('abc'), 'txt');
      expect(digest).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    });

    it('T2: equal content has one file, also when several connections put it at once', async () => {
      const uri = await create();
      const stores = await Promise.all([openTensorStore(uri), openTensorStore(uri), openTensorStore(uri)]);
      const files = await Promise.all(stores.flatMap((store) => [store.put(SMALL, 'bin'), store.put(SMALL, 'bin')]));
      expect(new Set(files.map((file) => JSON.stringify(file))).size).toBe(1);
    });

    it.each([
      ['truncated', SMALL.subarray(0, 999)],
      ['changed in one bit', SMALL.with(500, (SMALL[500] ?? 0) ^ 1)],
      ['missing', undefined],
    ])('T2 T3: a file that is %s is refused, and healed by putting its content again', async (_, content) => {
      const uri = await create();
      const store = await openTensorStore(uri);
      const file = await store.put(SMALL, 'bin');
      await damage(uri, file.uri, content);
      await expect(store.read(file)).rejects.toMatchObject({ name: 'CorruptFileError', uri: file.uri });
      expect(await store.put(SMALL, 'bin')).toEqual(file);
      expect(Buffer.from(await store.read(file)).equals(SMALL)).toBe(true);
    });

    it('T3: another digest than the URI says is refused', async () => {
      const store = await openEmpty();
      const file = await store.put(SMALL, 'bin');
      const other = await store.put(EMPTY, 'bin');
      const refusal = { name: 'CorruptFileError' };
      await expect(store.read({ uri: file.uri, digest: other.digest })).rejects.toMatchObject(refusal);
    });

    it.each(['../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'shards/../secret', ''])(
      'T3: the URI %j, which no store has made, is refused',
      async (uri) => {
        const store = await openEmpty();
        const refusal = { name: 'CorruptFileError', uri };
        await expect(store.read({ uri, digest: contentDigest(SMALL) })).rejects.toMatchObject(refusal);
      },
    );

    it('T4: the URI depends on the content and the extension alone', async () => {
      const hex = contentDigest(SMALL).slice('sha256:'.length);
      const expected = `shards/${hex.slice(0, 2)}/${hex}.safetensors.json`;
      for (const store of [await openEmpty(), await openEmpty()]) {
        expect((await store.put(SMALL, 'safetensors.json')).uri).toBe(expected);
      }
    });

    it('T5: a named file has the content that was written last, until it is removed', async () => {
      const store = await openEmpty();
      const fileName = 'checkpoints/so-n_1.a/shard-3.safetensors';
      expect(await store.readNamed(fileName)).toBeUndefined();
      await store.removeNamed(fileName);
      for (const content of [SMALL, exampleContent(3, 5000), EMPTY]) {
        await store.writeNamed(fileName, content);
        expect(Buffer.from((await store.readNamed(fileName)) ?? 'none').equals(content)).toBe(true);
      }
      await store.removeNamed(fileName);
      expect(await store.readNamed(fileName)).toBeUndefined();
    });

    it('T11: a named file is what was written under its name, or refused', async () => {
      const [fileName, otherName] = ['specs/so-n.json', 'specs/so-3.json'];
      const uri = await create();
      const store = await openTensorStore(uri);
      const isAsWritten = async (): Promise<boolean> => {
        const read = await store.readNamed(fileName).catch(errorName);
        return read instanceof Uint8Array && Buffer.from(SMALL).equals(read);
      };
      await store.writeNamed(fileName, SMALL);
      expect(await isAsWritten()).toBe(true);
      const stored = sealContent(fileName, SMALL);
      for (let bit = 0; bit < 8 * stored.length; bit += 997) {
        await damage(uri, fileName, withBitFlipped(stored, bit));
        expect(await isAsWritten()).toBe(false);
      }
      await damage(uri, otherName, stored);
      await expect(store.readNamed(otherName)).rejects.toMatchObject({ name: 'CorruptFileError', uri: otherName });
      await store.writeNamed(fileName, SMALL);
      expect(await isAsWritten()).toBe(true);
      // Version 0.1 had no seals.
      await damage(uri, fileName, SMALL);
      expect(await isAsWritten()).toBe(true);
    });

    it('T9: a named file is created once: of several at once one succeeds, and its content stays', async () => {
      const uri = await create();
      const contents = [30, 31, 32, 33].map((number) => exampleContent(number));
      const stores = await Promise.all(contents.map(() => openTensorStore(uri)));
      const fileName = 'fits/contested.json';
      const isNew = await Promise.all(stores.map((store, at) => store.createNamed(fileName, exampleContent(30 + at))));
      expect(isNew.filter(Boolean)).toHaveLength(1);
      const first = Buffer.from(contents[isNew.indexOf(true)] ?? EMPTY);
      expect(first.equals((await stores[0]?.readNamed(fileName)) ?? EMPTY)).toBe(true);
      expect(await stores[0]?.createNamed(fileName, SMALL)).toBe(false);
      expect(first.equals((await stores[0]?.readNamed(fileName)) ?? EMPTY)).toBe(true);
    });

    it('T10: a folder lists its own files, each once, by the names that they are read with', async () => {
      const store = await openEmpty();
      expect(await namesIn(store, 'shards')).toEqual([]);
      const files = await Promise.all([1, 2, 3].map((number) => store.put(exampleContent(number, 10), 'json')));
      await Promise.all(
        ['specs/a.json', 'specs/b/c.json', 'specs-of-others/d.json'].map((name) => store.writeNamed(name, SMALL)),
      );
      expect(await namesIn(store, 'shards')).toEqual(files.map(({ uri }) => uri).toSorted());
      expect(await namesIn(store, 'specs')).toEqual(['specs/a.json', 'specs/b/c.json']);
    });

    it.each(REFUSED_NAMES)('T6: the name %j is refused', async (refused) => {
      const store = await openEmpty();
      const refusal = { name: 'InvalidFileNameError', fileName: refused };
      await expect(store.writeNamed(refused, SMALL)).rejects.toMatchObject(refusal);
      await expect(store.createNamed(refused, SMALL)).rejects.toMatchObject(refusal);
      await expect(store.readNamed(refused)).rejects.toMatchObject(refusal);
      await expect(store.removeNamed(refused)).rejects.toMatchObject(refusal);
    });

    it.each(['', '.bin', 'a/b', '../x', 'BIN', 'a..b'])('T6: the extension %j is refused', async (extension) => {
      const store = await openEmpty();
      await expect(store.put(SMALL, extension)).rejects.toMatchObject({ name: 'InvalidFileNameError' });
    });

    it.each(KILL_MOMENTS)('T7: a process killed at %j leaves whole ones, and all that it reported', async (moment) => {
      const uri = await create();
      const acknowledged = await runUntilKilled('putting-process', [uri], moment);
      const store = await openTensorStore(uri);
      for (const number of acknowledged) {
        const expected = await (await openEmpty()).put(exampleContent(Number(number)), 'bin');
        expect((await store.read(expected)).byteLength).toBe(expected.bytes);
      }
      const latest = (await store.readNamed('checkpoints/latest.bin')) ?? EMPTY;
      const last = acknowledged.length - 1;
      const whole = [last, last + 1].map((number) => Buffer.from(exampleContent(number)));
      expect(whole.some((content) => content.equals(latest))).toBe(true);
    });

    it('T7: a reader sees one whole content or the other while a name is written over and over', async () => {
      const uri = await create();
      const writer = await openTensorStore(uri);
      const reader = await openTensorStore(uri);
      const contents = [20, 21].map((number) => Buffer.from(exampleContent(number)));
      await writer.writeNamed('checkpoints/latest.bin', exampleContent(20));
      const state: { isWriting: boolean } = { isWriting: true };
      const writing = (async () => {
        for (let round = 0; round < 20; round += 1) {
          await writer.writeNamed('checkpoints/latest.bin', exampleContent(20 + (round % 2)));
        }
      })().finally(() => {
        state.isWriting = false;
      });
      const isWhole: boolean[] = [];
      while (state.isWriting) {
        const content = (await reader.readNamed('checkpoints/latest.bin')) ?? EMPTY;
        isWhole.push(contents.some((whole) => whole.equals(content)));
      }
      await writing;
      expect(isWhole).not.toEqual([]);
      expect(isWhole).not.toContain(false);
    });

    it('T8: of several writers of one name, one wins with its whole content', async () => {
      const uri = await create();
      const contents = [10, 11, 12, 13].map((number) => exampleContent(number));
      await Promise.all(
        contents.map(async (content) => (await openTensorStore(uri)).writeNamed('specs/contested.json', content)),
      );
      const winner = Buffer.from((await (await openTensorStore(uri)).readNamed('specs/contested.json')) ?? EMPTY);
      expect(contents.some((content) => winner.equals(content))).toBe(true);
    });
  });
}
