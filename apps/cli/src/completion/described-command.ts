import type { Command } from 'commander';

/** What a word may be completed to. */
export type WordKind = 'file' | 'folder' | 'run' | 'nothing' | readonly string[];

/** An option, by all its names. */
export interface DescribedOption {
  readonly names: readonly string[];
  readonly description: string;
  /** What comes after it; undefined where nothing does. */
  readonly value: WordKind | undefined;
}

/** A command as completion knows it. */
export interface DescribedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  /** What its arguments may be, all of them together. */
  readonly words: readonly Exclude<WordKind, 'nothing'>[];
}

/** What the placeholder of an argument or a value stands for; every other is a word that nothing is known of. */
const KINDS: Readonly<Record<string, readonly ('file' | 'folder' | 'run')[]>> = {
  file: ['file'],
  run: ['run'],
  'file-or-run': ['file', 'run'],
  dir: ['folder'],
};

/** Reads what completion needs from a command. */
export function describeCommand(command: Command): DescribedCommand {
  return {
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => {
        const [, placeholder] = /[<[](.*)[>\]]/.exec(option.flags) ?? [];
        return {
          names: [option.short, option.long].filter((name) => name !== undefined),
          description: option.description,
          value: placeholder === undefined ? undefined : (option.argChoices ?? KINDS[placeholder]?.[0] ?? 'nothing'),
        };
      }),
    words: command.registeredArguments.flatMap<DescribedCommand['words'][number]>((argument) =>
      argument.argChoices === undefined ? (KINDS[argument.name()] ?? []) : [argument.argChoices],
    ),
  };
}
