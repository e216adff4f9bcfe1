import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process that runs, or has ended and was not waited for. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Program and arguments, separated by spaces. */
  readonly command: string;
}

/** The process and all that it started, directly or not, parents before children. For specs. */
export function processTree(root: number): readonly RunningProcess[] {
  const all = process.platform === 'linux' ? processesInProc() : processesOfPs();
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid: parent } of tree) {
    tree.push(...all.filter((candidate) => candidate.parent === parent)); // the loop goes on with these
  }
  return tree;
}

function processesInProc(): RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      return []; // No process, or one that has ended meanwhile.
    }
  });
}

function processesOfPs(): RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
