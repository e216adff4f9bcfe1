import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheEntry, cacheFolder, isWhole } from '../setup/cache.mjs';
import { endCommands } from '../setup/command.mjs';
import { TENSORFLOW_WHEEL } from '../setup/pins.mjs';
import { bringTensorflow, tensorflowEntryName } from '../setup/tensorflow.mjs';

/**
 * Part of the wheel `liesweep-program`: brings TensorFlow's libraries for the binding that the wheel holds, once, and prints
 * their folder, for LD_LIBRARY_PATH. The entry is the one that set-up makes, and either takes the other's.
 */
async function main() {
  if (process.env.LIESWEEP_TENSORFLOW === 'no') return;
  const root = resolve(fileURLToPath(import.meta.url), '../../..');
  const cache = cacheFolder();
  const name = tensorflowEntryName(root);
  const isThere = await isWhole(join(cache, name), { areHashesChecked: false });
  if (!isThere) {
    await mkdir(cache, { recursive: true });
    const { version, megabytes } = TENSORFLOW_WHEEL;
    console.error(`Bringing TensorFlow ${version}, once: a download of ${String(megabytes)} MB into ${cache}.`);
    const build = (folder) => bringTensorflow(root, process.execPath, folder);
    await cacheEntry(cache, name, build, (pid) =>
      console.error(`Waiting for process ${String(pid)}, which brings it.`),
    );
  }
  console.log(join(cache, name, 'deps', 'lib'));
}

/** The download ends with this process, and this process with the Python that started it. */
function endWhenAsked() {
  const end = async () => {
    await endCommands();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(signal, end);
  process.channel?.unref();
}

endWhenAsked();
main().catch((error) => {
  console.error(`TensorFlow could not be brought: ${error.message}. Training uses WebAssembly, which is slower.`);
  process.exitCode = 1;
});
