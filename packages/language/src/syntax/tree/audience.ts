/** `audience` and `flag`: who a change is for, and the switches that it hides behind. */
import type { DateLiteral, DocComment, Name, PercentLiteral, Quantity, Span, StringLiteral } from './basics.ts';

/** `audience users 2_000_000 { ring internal 0.2% … }` */
export interface Audience {
  readonly kind: 'audience';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly users: Quantity | undefined;
  /** From the first to be reached on. */
  readonly rings: readonly Ring[];
}

/** `ring internal 0.2%`, `ring broad` */
export interface Ring {
  readonly kind: 'ring';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  /** Undefined where none is written: the rest. */
  readonly share: Quantity | undefined;
}

/** `flag new-checkout { owner "payments"  remove by 2027-03-01 }`; the block may be left out. */
export interface Flag {
  readonly kind: 'flag';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly FlagItem[];
}

export type FlagItem = Owner | RemoveBy;

/** `owner "payments"` */
export interface Owner {
  readonly kind: 'owner';
  readonly span: Span;
  readonly who: StringLiteral | undefined;
}

/** `remove by 2027-03-01` */
export interface RemoveBy {
  readonly kind: 'remove-by';
  readonly span: Span;
  readonly date: DateLiteral | undefined;
}

/** `retired flags old-cart, price-test` */
export interface RetiredFlags {
  readonly kind: 'retired-flags';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly flags: readonly Name[];
}

/** Some of an audience, between the commas of `enable … for` and `release to`. */
export type People = NamedPeople | SharedPeople;

/** `internal`: a ring, a whole audience, or a param that is a percent. */
export interface NamedPeople {
  readonly kind: 'named-people';
  readonly span: Span;
  readonly name: Name;
}

/** `5%`, `50% of early-adopters`; the percent may be a param: `x of users`. */
export interface SharedPeople {
  readonly kind: 'shared-people';
  readonly span: Span;
  readonly share: PercentLiteral | Name | undefined;
  /** A ring, or a whole audience; undefined where no `of` is written. */
  readonly of: Name | undefined;
}
