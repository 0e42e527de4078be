# What fish offers for lines: capture.fish SCRIPT LINE… prints each line after `# `, and each match on a line of its own.
source $argv[1]
for line in $argv[2..]
    echo "# $line"
    complete -C $line | cut -f 1
end
