import type { Command } from 'commander';

/** Names with what they stand for, laid out as commander lays out options, in lines of at most `columns`. */
export function helpRows(
  command: Command,
  rows: readonly (readonly [name: string, text: string])[],
  columns: number,
): string {
  const help = command.createHelp();
  help.prepareContext({ helpWidth: columns });
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => help.formatItem(name, width, text, help)).join('\n');
}

/** A paragraph in lines of at most `columns`. */
export function helpText(command: Command, text: string, columns: number): string {
  return command.createHelp().boxWrap(text, columns);
}
