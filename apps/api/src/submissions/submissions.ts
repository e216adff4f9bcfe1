import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TensorStore } from '@liesweep/sweep';
import type { ApiConfig } from '../config.js';
import { ProcessChecker } from './process-checker.js';
import { localChecker, type SweepChecker } from './sweep-checker.js';
import { UploadScratch } from './upload-scratch.js';
import { Uploads } from './uploads.js';

/** Uploads that each process keeps at hand: as many bytes as so many of the largest. */
const KEPT_UPLOADS = 2;

/** A check that takes longer is given up, before the connection of whoever asked is. */
const LONGEST_CHECK_MS = 110_000;

/** What the routes work with that take sweep files and data. */
export interface Submissions {
  readonly uploads: Uploads;
  readonly checker: SweepChecker;
  readonly uploadLimitBytes: number;
  close(): Promise<void>;
}

/** Opens what takes sweep files and data; it has to be closed. */
export function openSubmissions(
  tensors: TensorStore,
  config: Pick<ApiConfig, 'tensors' | 'uploadLimitBytes' | 'checkProcesses'>,
): Submissions {
  const { uploadLimitBytes, checkProcesses: processes } = config;
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-uploads-'));
  const uploads = new Uploads(tensors, join(folder, 'incoming'), uploadLimitBytes);
  const keptBytes = KEPT_UPLOADS * uploadLimitBytes;
  const checker =
    processes === 0
      ? localChecker(tensors, new UploadScratch(uploads, join(folder, 'kept'), keptBytes))
      : new ProcessChecker({ tensors: config.tensors, folder, keptBytes, processes, limitMs: LONGEST_CHECK_MS });
  // However this process ends, but for kill -9.
  const leaveNothing = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', leaveNothing);
  return {
    ...{ uploads, checker, uploadLimitBytes },
    close: async () => {
      process.off('exit', leaveNothing);
      await checker.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
