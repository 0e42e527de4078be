/** `scenario`: what if. */
import type { Distribution, DocComment, Name, Quantity, Span } from './basics.ts';
import type { ModelItem } from './model.ts';
import type { Selector } from './selection.ts';

/** `scenario bad-release for weekly { … }` */
export interface Scenario {
  readonly kind: 'scenario';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly plan: Name;
  readonly items: readonly ScenarioItem[];
}

export type ScenarioItem = Assume | DownAt | ModelItem;

/** `assume crash present 100%` */
export interface Assume {
  readonly kind: 'assume';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly bug: Name;
  readonly present: Quantity | undefined;
}

/** `at 6h us-east down for 2h` */
export interface DownAt {
  readonly kind: 'down-at';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly at: Quantity | undefined;
  readonly selector: Selector;
  readonly for: Distribution | undefined;
}
