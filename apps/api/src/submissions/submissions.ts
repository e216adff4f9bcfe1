import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TensorStore } from '@liesweep/sweep';
import { localChecker, type SweepChecker } from './sweep-checker.js';
import { UploadScratch } from './upload-scratch.js';
import { Uploads } from './uploads.js';

/** Uploads that are kept at hand: as many bytes as so many of the largest. */
const KEPT_UPLOADS = 2;

/** What the routes work with that take sweep files and data. */
export interface Submissions {
  readonly uploads: Uploads;
  readonly checker: SweepChecker;
  readonly uploadLimitBytes: number;
  close(): Promise<void>;
}

/** @param uploadLimitBytes a longer file is refused */
export function openSubmissions(tensors: TensorStore, uploadLimitBytes: number): Submissions {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-uploads-'));
  const uploads = new Uploads(tensors, join(folder, 'incoming'), uploadLimitBytes);
  const scratch = new UploadScratch(uploads, join(folder, 'kept'), KEPT_UPLOADS * uploadLimitBytes);
  const checker = localChecker(tensors, scratch);
  return {
    ...{ uploads, checker, uploadLimitBytes },
    close: async () => {
      await checker.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
