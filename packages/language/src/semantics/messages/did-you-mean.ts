/** What a message about an unknown name is told. */
export interface Unknown {
  readonly name: string;
  readonly suggestion: string | undefined;
}

export function didYouMean(args: Unknown): string | undefined {
  return args.suggestion === undefined ? undefined : `Did you mean \`${args.suggestion}\`?`;
}
