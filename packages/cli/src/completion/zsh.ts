import type { CommandWords, OptionWords, Value, Words } from './words.ts';

/** Completion for zsh: sourced, or as `_rollout` in a folder of `$fpath`. */
export function zshCompletion({ program, options, commands }: Words): string {
  return `#compdef ${program}
# zsh completion for ${program}. Made by "${program} completion zsh".

_${program}_outputs() {
  if compset -P '*='; then _files; else compadd -S = -- "$@"; fi
}

_${program}() {
  local curcontext="$curcontext" state line ret=1
  local -a commands=(
${commands.map(({ name, about }) => `    ${quoted(`${name}:${plain(about)}`)}`).join('\n')}
  )
  _arguments -C \\
${options.map((option) => `    ${spec(program, option)} \\`).join('\n')}
    '1:command:->command' \\
    '*::argument:->argument' && ret=0

  case $state in
    command) _describe -t commands command commands && ret=0 ;;
    argument)
      curcontext="\${curcontext%:*:*}:${program}-$line[1]:"
      case $line[1] in
${commands.map((command) => commandCase(program, command)).join('\n')}
      esac
      ;;
  esac
  return ret
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
}

function commandCase(program: string, { name, options, arguments: values, open }: CommandWords): string {
  const places = values.map((value, index) => {
    const place = open && index === values.length - 1 ? '*' : String(index + 1);
    return quoted(`${place}:${value.kind}:${action(program, value)}`);
  });
  const specs = [...options.map((option) => spec(program, option)), ...places];
  return `        ${name}) _arguments ${specs.map((each) => `\\\n          ${each}`).join(' ')} && ret=0 ;;`;
}

/** As `_arguments` wants it: \`'--format[what to print]:format:(pretty json)'\`. */
function spec(program: string, { short, long, about, value, repeated }: OptionWords): string {
  const names = short === undefined ? [long] : [short, long];
  const rest = `[${plain(about).replace(/[[\]]/g, '\\$&')}]${value === undefined ? '' : `:${long.slice(2)}:${action(program, value)}`}`;
  if (repeated) return names.map((name) => quoted(`*${value === undefined ? name : `${name}=`}${rest}`)).join(' ');
  const exclusive = `(${names.join(' ')})`;
  return names.map((name) => quoted(`${exclusive}${value === undefined ? name : `${name}=`}${rest}`)).join(' ');
}

function action(program: string, value: Value): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'outputs':
      return value.formats.length === 0 ? '_files' : ` _${program}_outputs ${value.formats.join(' ')}`;
    case 'plans':
      return '_files -g "*.rollout(-.)"';
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'free':
      return ' ';
  }
}

/** A colon would begin the next part. */
const plain = (text: string): string => text.replaceAll(':', '\\:');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
