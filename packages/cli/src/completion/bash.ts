import type { CommandWords, OptionWords, Value, Words } from './words.ts';

/**
 * Completion for bash, from 3.2 on (which macOS has): without `compopt`, folders are completed without their slash. Bash
 * splits words at `=`, so `--format=json` is three of them.
 */
export function bashCompletion({ program, options, commands }: Words): string {
  const valued = [...valuedOf('', options), ...commands.flatMap(({ name, options: own }) => valuedOf(name, own))];
  return `# bash completion for ${program}. Made by "${program} completion bash".

_${program}_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current")
}

_${program}_files() {
  local word
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$current")
}

_${program}_plans() {
  _${program}_files -f -X '!*.rollout'
  _${program}_files -d
}

_${program}_outputs() {
  if [[ $current == *=* ]]; then
    current=\${current#*=}
    _${program}_files -f
  else
    compopt -o nospace 2>/dev/null
    _${program}_words "$1"
  fi
}

_${program}() {
  local word current previous='' command='' place=0 index last
  local -a words
  COMPREPLY=()
  # Bash has split the words at \`=\`.
  words=()
  for (( index = 1; index <= COMP_CWORD; index++ )); do
    word=\${COMP_WORDS[index]}
    last=$(( \${#words[@]} - 1 ))
    if (( last >= 0 )) && [[ $word == '=' || \${words[last]} == *= ]]; then
      words[last]+=$word
    else
      words+=("$word")
    fi
  done
  last=$(( \${#words[@]} - 1 ))
  current=\${words[last]}
  (( last > 0 )) && previous=\${words[last - 1]}
  if [[ $current == --*=* ]]; then
    previous=\${current%%=*}
    current=\${current#*=}
  fi

  # The command, and how many words stand behind it that are no options.
  for (( index = 0; index < last; index++ )); do
    case "$command \${words[index]}" in
      ${valued.join(' | ')}) index=$(( index + 1 )) ;;
      *' -'*) ;;
      ' '*) command=\${words[index]} ;;
      *) place=$(( place + 1 )) ;;
    esac
  done

  case "$command $previous" in
${[...valueCases('', options), ...commands.flatMap(({ name, options: own }) => valueCases(name, own))].join('\n')}
  esac

  if [[ $current == -* ]]; then
    case $command in
      '') _${program}_words '${flagsOf(options)}' ;;
${commands.map(({ name, options: own }) => `      ${name}) _${program}_words '${flagsOf(own)}' ;;`).join('\n')}
    esac
    return
  fi

  case $command in
    '') _${program}_words '${commands.map(({ name }) => name).join(' ')}' ;;
${commands.flatMap(argumentCases).join('\n')}
  esac
}

complete -F _${program} ${program}
`;

  function valueCases(command: string, own: readonly OptionWords[]): string[] {
    return own.flatMap(({ short, long, value }) => {
      if (value === undefined) return [];
      const patterns = named(short, long).map((flag) => `'${command} ${flag}'`);
      return [`    ${patterns.join(' | ')}) ${completing(value)}return ;;`];
    });
  }

  function argumentCases({ name, arguments: values, open }: CommandWords): string[] {
    const last = values.at(-1);
    if (last === undefined) return [];
    if (open && values.length === 1) return [`    ${name}) ${completing(last)};;`];
    const cases = values.map((value, place) => `${open && value === last ? '*' : place}) ${completing(value)};;`);
    return [`    ${name}) case $place in ${cases.join(' ')} esac ;;`];
  }

  function completing(value: Value): string {
    switch (value.kind) {
      case 'words':
        return `_${program}_words '${value.words.join(' ')}'; `;
      case 'outputs':
        return `_${program}_outputs '${value.formats.map((format) => `${format}=`).join(' ')}'; `;
      case 'plans':
        return `_${program}_plans; `;
      case 'files':
        return `_${program}_files -f; `;
      case 'folders':
        return `_${program}_files -d; `;
      case 'free':
        return '';
    }
  }
}

const named = (short: string | undefined, long: string): string[] => (short === undefined ? [long] : [short, long]);

/** The options with values, each behind its command. */
const valuedOf = (command: string, options: readonly OptionWords[]): string[] =>
  options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ short, long }) => named(short, long).map((flag) => `'${command} ${flag}'`));

const flagsOf = (options: readonly OptionWords[]): string =>
  options.flatMap(({ short, long }) => named(short, long)).join(' ');
