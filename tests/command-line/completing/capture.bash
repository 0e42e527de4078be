# What bash offers for lines: capture.bash SCRIPT LINE… prints each line after `# `, and each match on a line of its own. A
# line is split as readline splits it: at `=` too, which is a word of its own.
source "$1"
completion=$(complete -p rollout | sed -n 's/.*-F \([^ ]*\).*/\1/p')
for line in "${@:2}"; do
  read -r -a COMP_WORDS <<<"${line//=/ = }"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  $completion
  printf '%s\n' "# $line" "${COMPREPLY[@]}"
done
