import type { DescribedCommand, WordKind } from './described-command.js';
import { quoted } from './quoted.js';

/** What completes a word of a kind, as commands of bash. */
function reply(kind: WordKind): string {
  if (typeof kind !== 'string') return `_liesweep_add -W ${quoted(kind.join(' '))}`;
  const replies = {
    file: 'compopt -o filenames 2>/dev/null; _liesweep_add -f',
    folder: 'compopt -o filenames 2>/dev/null; _liesweep_add -d',
    run: '_liesweep_add -W "@last $(_liesweep_runs)"',
    nothing: ':',
  };
  return replies[kind];
}

function caseOf({ name, options, words }: DescribedCommand): string {
  const valued = options
    .filter(({ value }) => value !== undefined)
    .map(({ names, value }) => `        ${names.join('|')}) ${reply(value ?? 'nothing')}; return ;;`);
  return [
    `    ${name})`,
    ...(valued.length === 0 ? [] : ['      case "$previous" in', ...valued, '      esac']),
    `      options=${quoted(options.flatMap(({ names }) => names).join(' '))}`,
    ...(words.length === 0 ? [] : [`      if [[ $current != -* ]]; then ${words.map(reply).join('; ')}; return; fi`]),
    '      ;;',
  ].join('\n');
}

/** The script for bash, 4 or newer. */
export function bashScript(commands: readonly DescribedCommand[]): string {
  return `# Completion of liesweep for bash: source <(liesweep completion bash)
_liesweep_runs() {
  # Bash expands the words that it is given: a name that would be expanded is left out.
  "\${COMP_WORDS[0]}" list --csv 2>/dev/null | tail -n +2 | cut -d, -f1 | grep -E '^[A-Za-z0-9._-]+$'
}
_liesweep_add() {
  mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen "$@" -- "\${COMP_WORDS[COMP_CWORD]}")
}
_liesweep() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local command='' options='' index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ \${COMP_WORDS[index]} != -* ]]; then command="\${COMP_WORDS[index]}"; break; fi
  done
  case "$command" in
    '')
      _liesweep_add -W ${quoted(['--help', '--version', ...commands.map(({ name }) => name)].join(' '))}
      return
      ;;
${commands.map(caseOf).join('\n')}
  esac
  _liesweep_add -W "$options"
}
complete -F _liesweep liesweep
`;
}
