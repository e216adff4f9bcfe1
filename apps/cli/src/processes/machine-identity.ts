import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where a process id means something: in one PID namespace of one machine, from one start of it to the next. */
export interface MachineIdentity {
  /** For messages. */
  readonly host: string;
  /** Of the running kernel, another after every start; the name of the host where the system has none. */
  readonly boot: string;
  /** Containers have one each; empty where the system has none. */
  readonly pidNamespace: string;
}

/** Where this process runs. */
export function machineIdentity(): MachineIdentity {
  const host = hostname();
  return {
    host,
    boot: orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? host,
    pidNamespace: orUndefined(() => readlinkSync('/proc/self/ns/pid')) ?? '',
  };
}

/** Whether process ids of the one place are those of the other; names of hosts do not count. */
export function isSamePlace(one: MachineIdentity, other: MachineIdentity): boolean {
  return one.boot === other.boot && one.pidNamespace === other.pidNamespace;
}

function orUndefined(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
