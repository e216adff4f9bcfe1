import type { DescribedCommand, WordKind } from './described-command.js';
import { quoted } from './quoted.js';

function add(kind: WordKind): string {
  if (typeof kind !== 'string') return `compadd -- ${kind.map(quoted).join(' ')}`;
  return { file: '_files', folder: '_files -/', run: '_liesweep_runs', nothing: ':' }[kind];
}

function caseOf({ name, options, words }: DescribedCommand): string {
  const valued = options
    .filter(({ value }) => value !== undefined)
    .map(({ names, value }) => `        ${names.join('|')}) ${add(value ?? 'nothing')}; return ;;`);
  const described = options.flatMap(({ names, description }) =>
    names.map((each) => quoted(`${each}:${description.replaceAll(':', String.raw`\:`)}`)),
  );
  return [
    `    ${name})`,
    ...(valued.length === 0 ? [] : ['      case "$words[CURRENT - 1]" in', ...valued, '      esac']),
    ...(words.length === 0 ? [] : [`      if [[ $PREFIX != -* ]]; then ${words.map(add).join('; ')}; return; fi`]),
    `      described=(${described.join(' ')})`,
    '      ;;',
  ].join('\n');
}

/** The script for zsh. */
export function zshScript(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name, description }) =>
    quoted(`${name}:${description.replaceAll(':', String.raw`\:`)}`),
  );
  return `#compdef liesweep
# Completion of liesweep for zsh: source <(liesweep completion zsh), after compinit
_liesweep_runs() {
  compadd -- @last \${(f)"$($words[1] list --csv 2>/dev/null | tail -n +2 | cut -d, -f1)"}
}
_liesweep() {
  local -a described
  local command=''
  local index
  for ((index = 2; index < CURRENT; index++)); do
    if [[ $words[index] != -* ]]; then command=$words[index]; break; fi
  done
  case "$command" in
    '')
      described=(${names.join(' ')})
      _describe command described
      return
      ;;
${commands.map(caseOf).join('\n')}
  esac
  _describe option described
}
compdef _liesweep liesweep
`;
}
