/** What the plans of a file expect, without deciding it: for views of tests. Broken files have what can be read of them. */
import type { SourceFile, Span } from '@rollout/language';
import { sentenceAt } from './sentence-at.ts';
import { plansIn } from './subject.ts';

export interface ExpectingPlan {
  readonly plan: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** In the order in which they are written. */
  readonly expectations: readonly { readonly text: string; readonly span: Span }[];
}

export function expectationsOf(file: SourceFile): readonly ExpectingPlan[] {
  return plansIn(file).flatMap(({ name, span, items }): ExpectingPlan[] => {
    if (name.text === '') return [];
    const expectations = items.flatMap((item) =>
      item.kind === 'expect' ? [{ text: sentenceAt(file, item.span), span: item.span }] : [],
    );
    return [{ plan: name.text, span, nameSpan: name.span, expectations }];
  });
}
