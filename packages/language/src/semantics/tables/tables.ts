/** Tables that a file refers to, by the string as written. */
import type { StringLiteral } from '../../syntax/tree.ts';
import { nameMessages } from '../messages/names.ts';
import { at, type Context } from '../report.ts';
import type { CheckInput } from '../source.ts';

export interface Tables {
  /** The table's path and text; undefined, with a report, where it cannot be had. */
  find(context: Context, literal: StringLiteral): { readonly path: string; readonly text: string } | undefined;
}

export function createTables(input: CheckInput): Tables {
  return {
    find: (context, literal) => {
      const path = input.links?.get(context.file.path)?.get(literal.text);
      const text = typeof path === 'string' ? input.assets?.get(path) : undefined;
      if (typeof path === 'string' && text !== undefined) return { path, text };
      if (path === null) context.report.missing();
      else context.report.add(nameMessages.create('unresolved-file', { path: literal.text }, at(context, literal)));
      return undefined;
    },
  };
}
