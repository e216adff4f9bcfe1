import type { OutputSource } from '@liesweep/report';
import { temporalVersion } from '../processes/installed-files.js';
import { version } from '../version.js';

/** The versions that a report names: of this program, and of Temporal where set-up has written it down. */
export function programVersions(): OutputSource['versions'] {
  return { Liesweep: version(), Temporal: temporalVersion() };
}
