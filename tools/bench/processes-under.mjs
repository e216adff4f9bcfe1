// The processes of a run as Linux shows them.
import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts processor time in. */
const TICKS_PER_SECOND = 100;
const BYTES_PER_KIB = 1024;

/** Which of a run's processes a command line is. */
const ROLES = [
  ['slot', 'apps/trainer/dist/slot/'],
  ['trainer', 'apps/trainer/dist/'],
  ['orchestrator', 'apps/orchestrator/dist/'],
  ['temporal', 'start-dev'],
  ['liesweep', 'apps/cli/'],
  ['guardian', 'guardian'],
];

/**
 * A process and all that it has started: role (undefined where it has none), resident memory in bytes, that of it which lies in
 * no file (`ownBytes`), and processor time in seconds so far.
 *
 * @param {number} root
 */
export function processesUnder(root) {
  const found = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, parent, ...times] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const seconds = (Number(times[9]) + Number(times[10])) / TICKS_PER_SECOND;
      const bytes = kibibytes(`/proc/${name}/status`, 'VmRSS') * BYTES_PER_KIB;
      const ownBytes = kibibytes(`/proc/${name}/status`, 'RssAnon') * BYTES_PER_KIB;
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const role = ROLES.find(([, mark]) => command.some((part) => part.includes(mark)))?.[0];
      found.push({ pid: Number(name), parent: Number(parent), role, bytes, ownBytes, seconds });
    } catch {
      // A process that ended between the listing and the reading.
    }
  }
  const family = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of found) {
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grew = true;
      }
    }
  }
  return found.filter(({ pid }) => family.has(pid));
}

/** Resident memory with each shared page divided among those that share it, bytes; NaN where it cannot be read. */
export function proportionalBytes(pid) {
  try {
    return kibibytes(`/proc/${pid}/smaps_rollup`, 'Pss') * BYTES_PER_KIB;
  } catch {
    return NaN;
  }
}

function kibibytes(file, field) {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
}
