import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything the command line needs takes so long on a busy machine. */
const BUILD_MS = 600_000;

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What `liesweep list --csv` says here; the last has a name that a shell would run. */
const LISTED = 'sweepId,stage\nquick-0123,complete\nso-n-4567,running\n$(touch harm)-89ab,running\n';

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(buildLiesweep, BUILD_MS);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-completion-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  mkdirSync(join(folder, 'a folder'));
  writeFileSync(join(folder, 'a sweep.yaml'), '');
  writeFileSync(join(folder, 'listed.csv'), LISTED);
  writeFileSync(join(bin, 'liesweep'), `#!/bin/sh\n[ "$*" = "list --csv" ] && cat '${join(folder, 'listed.csv')}'\n`);
  chmodSync(join(bin, 'liesweep'), 0o755);
  for (const shell of SHELLS) {
    const { stdout, exitCode } = await runLiesweep(folder, 'completion', shell);
    expect(exitCode).toBe(0);
    writeFileSync(scriptOf(shell), stdout);
  }
  environment = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), HOME: folder };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the words of each line may be completed to; words of one line that no shell may leave out or add. */
const CASES: readonly (readonly [line: string, has: readonly string[], hasNot: readonly string[]])[] = [
  ['liesweep ', ['run', 'watch', 'completion'], ['quick-0123']],
  ['liesweep va', ['validate'], ['run']],
  ['liesweep run --o', ['--out', '--on-end'], ['--json']],
  ['liesweep run a', ['a sweep.yaml'], ['quick-0123']],
  ['liesweep run --out a', ['a folder'], ['a sweep.yaml']],
  ['liesweep watch q', ['quick-0123'], ['so-n-4567', 'a sweep.yaml']],
  ['liesweep status ', ['@last', 'quick-0123', 'so-n-4567'], []],
  ['liesweep logs --level w', ['warn'], ['info']],
  ['liesweep schema ', ['sweep', 'phase-diagram'], []],
  ['liesweep completion ', ['bash', 'zsh', 'fish'], []],
];

function scriptOf(shell: string): string {
  return join(folder, `completion.${shell}`);
}

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

/** The words that bash offers at the end of a line. */
function offeredByBash(line: string): string[] {
  const words = line.split(' ');
  const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _liesweep; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return lines(execFileSync('bash', ['-c', script, scriptOf('bash'), ...words], { ...options(), encoding: 'utf8' }));
}

/** The same of fish, which has a command for it; a description comes behind a tab. */
function offeredByFish(line: string): string[] {
  const script = `source '${scriptOf('fish')}'; complete -C '${line}'`;
  const offered = execFileSync('fish', ['--no-config', '-c', script], { ...options(), encoding: 'utf8' });
  return lines(offered).map((each) => (each.split('\t')[0] ?? '').replace(/\/$/, ''));
}

/** The same of zsh, whose own functions are replaced by ones that print what they are given and begin so. */
function offeredByZsh(line: string): string[] {
  const words = line.split(' ');
  const script = `
    compdef() { : }
    compadd() { shift; print -rl -- "$@" }
    _describe() { print -rl -- "\${(@)\${(@P)2}%%:*}" }
    _files() { if [[ $1 == -/ ]]; then print -rl -- *(/N); else print -rl -- *(N); fi }
    source ${scriptOf('zsh')}
    words=("$@"); CURRENT=$#; PREFIX=$words[CURRENT]; _liesweep`;
  const offered = execFileSync('zsh', ['-f', '-c', script, 'zsh', ...words], { ...options(), encoding: 'utf8' });
  return lines(offered).filter((each) => each.startsWith(words.at(-1) ?? ''));
}

function options() {
  return { cwd: folder, env: environment };
}

function lines(text: string): string[] {
  return text.split('\n').filter((each) => each !== '');
}

describe.each([
  ['bash', offeredByBash],
  ['zsh', offeredByZsh],
  ['fish', offeredByFish],
] as const)('completion of %s', (shell, offered) => {
  // A shell that is not installed is skipped, and named as skipped.
  (has(shell) ? it : it.skip).each(CASES)('offers at the end of "%s" %j', (line, wanted, unwanted) => {
    const words = offered(line);
    expect(words).toEqual(expect.arrayContaining([...wanted]));
    for (const word of unwanted) expect(words).not.toContain(word);
  });

  (has(shell) ? it : it.skip)('runs nothing that a sweep is named', () => {
    offered('liesweep watch ');
    expect(lines(execFileSync('ls', options()).toString())).not.toContain('harm');
  });
});
