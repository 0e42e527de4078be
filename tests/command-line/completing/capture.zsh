# What zsh offers for lines: capture.zsh SCRIPT LINE… prints each line after `# `, and each match on a line of its own.
# Completion works only while somebody types, so for each a zsh is started on a terminal of its own, and each `compadd` there
# says what it adds.
zmodload zsh/zpty

matches() {
  zpty shell zsh -f -i
  set_up $1
  print -r -- "# $2"
  zpty -w shell "$2"$'\t'
  local line inside=0
  while zpty -r shell line; do
    line=${line%%[[:space:]]#}
    case $line in
      *'<<<'*) inside=$(( ! inside )) ;;
      ?*) (( inside )) && print -r -- $line ;;
    esac
  done
  zpty -d shell
}

# Of the terminal, which may be too short a line for it, the script gets a file's name.
set_up() {
  zpty -w shell "source $setup"
  local line
  repeat 10; do
    zpty -r shell line
    [[ $line == ready* ]] && return
  done
  print -u2 'zsh did not start'
  exit 1
}

() {
  setup=$1
  for line in ${@:3}; do matches $2 $line; done
} =(print -r "
PROMPT=
autoload -U compinit
compinit -u
source ${(q)1}
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
between() { print -r -- '<<<' }
compprefuncs=(between)
comppostfuncs=(between exit)
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then
    builtin compadd \"\$@\"
    return
  fi
  local -a hits
  builtin compadd -A hits \"\$@\"
  (( \$#hits )) && print -rl -- \$hits
  # What follows depends on whether there was any match.
  builtin compadd \"\$@\"
}
print ready") "$@"
