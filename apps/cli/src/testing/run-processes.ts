import { processIdentity } from '../processes/process-identity.js';
import { processTree, type RunningProcess } from './process-tree.js';

/** The kinds of processes that `liesweep run` starts. */
export const ROLES = ['slot', 'trainer', 'orchestrator', 'Temporal'] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];

/** What the command line of each contains; only descendants of the command are looked at. */
const MARKS: Readonly<Record<Role, RegExp>> = {
  slot: /trainer\/dist\/slot\/main\.js/,
  trainer: /trainer\/dist\/main\.js/,
  orchestrator: /orchestrator\/dist\/main\.js/,
  Temporal: / server start-dev /,
};

/** The first process of a role that a command has running; undefined while there is none. For specs. */
export function findRole(commandPid: number, role: Role): RunningProcess | undefined {
  return processTree(commandPid).find(
    ({ pid, command }) => MARKS[role].test(command) && processIdentity(pid) !== undefined,
  );
}

/** The process itself and everything it started, remembered so that later processes with the same ids do not count. */
export interface ProcessGroup {
  readonly isGone: () => boolean;
}

/** Remembers a command with all its processes. For specs. */
export function rememberProcesses(commandPid: number): ProcessGroup {
  const members = processTree(commandPid).map(({ pid }) => ({ pid, identity: processIdentity(pid) }));
  return {
    isGone: () => members.every(({ pid, identity }) => identity === undefined || processIdentity(pid) !== identity),
  };
}
