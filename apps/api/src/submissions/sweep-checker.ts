import {
  checkSweepText,
  inspectFiles,
  proposeSweep,
  storeDataset,
  sweepText,
  type Inspection,
} from '@liesweep/datasets';
import { certificatesBeforeTraining } from '@liesweep/judging/certify';
import { refuseUndefined } from '@liesweep/judging/refuse-undefined';
import { type NamedFile, type SweepSpec, type TensorStore } from '@liesweep/sweep';
import { parseUploadPath, uploadPath, type UploadName } from './upload-path.js';
import type { UploadScratch } from './upload-scratch.js';
import { UnknownUploadError } from './uploads.js';

/** A sweep file that may be trained, and what follows from it. */
export interface CheckedSweep {
  /** Its data are stored where it was asked for. */
  readonly spec: SweepSpec;
  readonly specDigest: string;
  readonly sweepId: string;
  readonly trialCount: number;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** What is in an upload, and the sweep file that it suggests. */
export interface InspectedUpload {
  readonly inspection: Inspection;
  /** Null with a reason where there is none. */
  readonly sweepFile: string | null;
  readonly reason: string | null;
}

/** Checks sweep files that somebody sent, and looks into uploads. */
export interface SweepChecker {
  /**
   * Checks a sweep file as the command line does, with the uploads that it names.
   *
   * @param storesData so that the sweep can be trained
   * @throws BadInputError where it is wrong or names anything else than uploads; store errors
   */
  check(text: string, storesData: boolean): Promise<CheckedSweep>;
  /** @throws BadInputError where the file cannot be read as a table; UnknownUploadError; store errors */
  inspect(upload: UploadName): Promise<InspectedUpload>;
  close(): Promise<void>;
}

/** What messages call the sweep file that was sent. */
const NAME = 'sweep file';

const NO_UPLOAD =
  'expected an uploaded file, such as upload:sha256:…/data.csv; this server reads no files of its own: upload the data first';
const GONE = 'this file was not uploaded to this server: upload it first';

/** Checks in this process. */
export function localChecker(tensors: TensorStore, scratch: UploadScratch): SweepChecker {
  return {
    check: async (text, storesData) => {
      let release = async (): Promise<void> => Promise.resolve();
      try {
        const file = await checkSweepText(text, {
          name: NAME,
          folderOf: async (files, refuse) => {
            const lent = await lendFiles(files, scratch, refuse);
            ({ release } = lent);
            return lent.folder;
          },
        });
        await refuseUndefined(file, NAME);
        // Asked for what it refuses.
        Array.from(certificatesBeforeTraining(file, NAME));
        const { specDigest, sweepId, trialCount, notes, warnings } = file;
        const spec = storesData ? await storeDataset(file.spec, file.dataset, tensors) : file.spec;
        return { spec, specDigest, sweepId, trialCount, notes, warnings };
      } finally {
        await release();
      }
    },
    inspect: async (upload) => {
      const { folder, release } = await scratch.lend([upload]);
      try {
        const path = uploadPath(upload);
        const inspection = await inspectFiles([path], folder);
        const proposed = proposeSweep(inspection, { paths: [path], settings: {} });
        return 'draft' in proposed
          ? { inspection, sweepFile: sweepText(proposed.draft), reason: null }
          : { inspection, sweepFile: null, reason: proposed.reason };
      } finally {
        await release();
      }
    },
    close: () => scratch.close(),
  };
}

/** @throws the error of the sweep file where it names what is no upload, or none that is there */
async function lendFiles(
  files: readonly NamedFile[],
  scratch: UploadScratch,
  refuse: (problems: readonly { readonly file: NamedFile; readonly message: string }[]) => Error,
): ReturnType<UploadScratch['lend']> {
  const named = files.map((file) => ({ file, upload: parseUploadPath(file.file) }));
  const wrong = named.filter(({ upload }) => upload === undefined);
  if (wrong.length > 0) throw refuse(wrong.map(({ file }) => ({ file, message: NO_UPLOAD })));
  try {
    return await scratch.lend(named.flatMap(({ upload }) => upload ?? []));
  } catch (error) {
    if (!(error instanceof UnknownUploadError)) throw error;
    const missing = named.filter(({ upload }) => upload?.digest === error.digest);
    throw refuse(missing.map(({ file }) => ({ file, message: GONE })));
  }
}
