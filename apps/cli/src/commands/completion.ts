import { Argument, Command } from 'commander';
import { bashScript } from '../completion/bash-script.js';
import { describeCommand, type DescribedCommand } from '../completion/described-command.js';
import { fishScript } from '../completion/fish-script.js';
import { zshScript } from '../completion/zsh-script.js';
import type { Terminal } from '../terminal/terminal.js';

const SCRIPTS: Readonly<Record<string, (commands: readonly DescribedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/**
 * `liesweep completion`: the script that lets a shell complete commands, options, files, and ids of runs.
 *
 * @param commands of the program, asked for when it is complete
 */
export function completionCommand({ stdout }: Terminal, commands: () => readonly Command[]): Command {
  return new Command('completion')
    .description('print the completion script of a shell, such as for `source <(liesweep completion bash)`')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)))
    .action((shell: string) => {
      stdout.write(SCRIPTS[shell]?.(commands().map(describeCommand)) ?? '');
    });
}
