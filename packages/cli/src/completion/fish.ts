import type { CommandWords, OptionWords, Value, Words } from './words.ts';

/** Completion for fish: sourced, or in a file of its folder `completions`. */
export function fishCompletion({ program, options, commands }: Words): string {
  const before = options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]));
  const is = `__${program}_is`;
  return `# fish completion for ${program}. Made by "${program} completion fish".

# Whether this is the command (or '': there is none yet), and so many words that are no options stand behind it.
function ${is}
    set -l words (commandline -opc)
    set -e words[1]
    set -l command ''
    set -l place 0
    while set -q words[1]
        switch $words[1]
            case ${before.join(' ')}
                set -e words[1]
            case '-*'
                if test -n "$command"; and contains -- "$command $words[1]" $__${program}_valued
                    set -e words[1]
                end
            case '*'
                if test -z "$command"
                    set command $words[1]
                else
                    set place (math $place + 1)
                end
        end
        set -e words[1]
    end
    test "$command" = "$argv[1]"; and begin
        not set -q argv[2]; or test $place -eq $argv[2]
    end
end

set -g __${program}_valued ${commands
    .flatMap(({ name, options: own }) =>
      own.filter(({ value }) => value !== undefined).map(({ long }) => `'${name} ${long}'`),
    )
    .join(' ')}

function __${program}_plans
    __fish_complete_suffix .rollout | string match -r '^[^\\t]*(?:/|[.]rollout)(?:\\t.*)?$'
end

function __${program}_outputs
    set -l token (commandline -ct | string replace -r '^--output=' '')
    if string match -q '*=*' -- $token
        set -l parts (string split -m 1 = -- $token)
        for file in (__fish_complete_path $parts[2])
            echo "$parts[1]=$file"
        end
    else
        printf '%s=\\n' $argv
    end
end

complete -c ${program} -f
${options.map((option) => optionLine('', option)).join('\n')}
${commands.map(({ name, about }) => `complete -c ${program} -n ${quoted(`${is} ''`)} -a ${name} -d ${quoted(about)}`).join('\n')}
${commands.map(commandLines).join('\n')}
`;

  function commandLines({ name, options: own, arguments: values, open }: CommandWords): string {
    const places = values.flatMap((value, index) => {
      const place = open && index === values.length - 1 ? '' : ` ${index}`;
      const words = candidates(program, value);
      return words === '' ? [] : [`complete -c ${program} -n ${quoted(`${is} ${name}${place}`)} ${words}`];
    });
    return [`\n# ${name}`, ...own.map((option) => optionLine(name, option)), ...places].join('\n');
  }

  function optionLine(command: string, { short, long, about, value }: OptionWords): string {
    const flags = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
    const takes = value === undefined ? '' : ` ${value.kind === 'files' ? '-r' : '-x'} ${candidates(program, value)}`;
    return `complete -c ${program} -n ${quoted(`${is} ${command === '' ? "''" : command}`)} ${flags}${takes.trimEnd()} -d ${quoted(about)}`;
  }
}

function candidates(program: string, value: Value): string {
  switch (value.kind) {
    case 'words':
      return `-a ${quoted(value.words.join(' '))}`;
    case 'outputs':
      return `-a '(__${program}_outputs ${value.formats.join(' ')})'`;
    case 'plans':
      return `-k -a '(__${program}_plans)'`;
    case 'files':
      return '-F';
    case 'folders':
      return "-a '(__fish_complete_directories)'";
    case 'free':
      return '';
  }
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
