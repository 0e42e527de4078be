/** Services. */
import type { SourceFile } from '../../../semantics/index.ts';
import type { Service } from '../../../syntax/tree.ts';
import { code, series } from '../markdown.ts';
import type { Told } from './named.ts';

export function serviceTold({ text }: SourceFile, { items, span }: Service): Told {
  const needs = items.flatMap((item) => (item.kind === 'needs' ? item.services.map((name) => code(name.text)) : []));
  const on = items.find((item) => item.kind === 'runs-on');
  const where =
    on?.kind === 'runs-on' ? code(text.slice(on.selector.span.start, on.selector.span.end)) : 'the whole fleet';
  return { summary: `runs on ${where}${needs.length === 0 ? '' : `, needs ${series(needs)}`}`, shown: span };
}
