import type { DescribedCommand, DescribedOption, WordKind } from './described-command.js';

/** A text as one word of fish, between apostrophes of which its own are escaped otherwise than in bash. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

function values(kind: WordKind): string {
  if (typeof kind !== 'string') return `-f -a ${quoted(kind.join(' '))}`;
  return {
    file: '-F',
    folder: `-f -a '(__fish_complete_directories)'`,
    run: `-f -a '@last (__liesweep_runs)'`,
    nothing: '-f',
  }[kind];
}

function lineOf(command: string, { names, description, value }: DescribedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const rest = value === undefined ? [] : ['-r', values(value)];
  const parts = ['complete -c liesweep', `-n '__fish_seen_subcommand_from ${command}'`, ...flags, ...rest];
  return `${parts.join(' ')} -d ${quoted(description)}`;
}

/** The script for fish. */
export function fishScript(commands: readonly DescribedCommand[]): string {
  return `# Completion of liesweep for fish: liesweep completion fish | source
function __liesweep_runs
    set -l words (commandline -opc)
    $words[1] list --csv 2>/dev/null | tail -n +2 | cut -d, -f1
end
complete -c liesweep -f
${commands
  .flatMap(({ name, description, options, words }) => [
    `complete -c liesweep -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ...words.map((kind) => `complete -c liesweep -n '__fish_seen_subcommand_from ${name}' ${values(kind)}`),
    ...options.map((option) => lineOf(name, option)),
  ])
  .join('\n')}
`;
}
