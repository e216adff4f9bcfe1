import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from '../../setup/progress.mjs';
import { billOf, IMAGES, stageContext } from './build-images.mjs';
import { createImageCollection } from './image-collection.mjs';

const HELP = `Usage: node tools/cluster/images/build.mjs IMAGE … --to FOLDER | --stage FOLDER

Builds images of the built checkout. IMAGE: ${Object.keys(IMAGES).join(', ')}.

  --to FOLDER      build with buildah, as root, and write FOLDER/IMAGE.tar (docker-archive)
  --stage FOLDER   only write the build context FOLDER/IMAGE, for another builder

Beside each goes its bill of materials, FOLDER/IMAGE.cdx.json (CycloneDX); that of a build context lacks the packages of the
base.`;

async function main() {
  const options = { to: { type: 'string' }, stage: { type: 'string' }, help: { type: 'boolean' } };
  const { values, positionals: names } = parseArgs({ options, allowPositionals: true });
  const unknown = names.find((name) => IMAGES[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`there is no image ${unknown}; there are ${Object.keys(IMAGES).join(', ')}`);
  const target = values.to ?? values.stage;
  if (values.help || names.length === 0 || target === undefined) {
    console.log(HELP);
    return;
  }
  const progress = createProgress({ isQuiet: false });
  await mkdir(resolve(target), { recursive: true });
  if (values.to === undefined) {
    for (const name of names) await progress.during(`staging ${name}`, () => stage(name, resolve(target)));
    return;
  }
  const images = createImageCollection();
  try {
    for (const name of names) await images.archive(name, resolve(target), progress);
  } finally {
    await images.close();
  }
}

async function stage(name, target) {
  const bill = await billOf(name, await stageContext(name, join(target, name)));
  await writeFile(join(target, `${name}.cdx.json`), `${JSON.stringify(bill, undefined, 2)}\n`);
}

main().catch((error) => {
  console.error(`build images: ${error.message}`);
  process.exitCode = 1;
});
