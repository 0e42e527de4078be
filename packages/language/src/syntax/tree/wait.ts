/** `wait`: for a time, for evidence, or for a moment. */
import type {
  DateLiteral,
  DayWord,
  Distribution,
  DocComment,
  Quantity,
  Span,
  StringLiteral,
  TimeLiteral,
} from './basics.ts';

export type Wait = WaitFor | WaitUntil;

/** `wait 4h`, `wait 1h and 100_000 requests at most 6h` */
export interface WaitFor {
  readonly kind: 'wait';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly duration: Distribution | undefined;
  /** How many requests: a plain number, or a param that is one. */
  readonly requests: Quantity | undefined;
  readonly atMost: Quantity | undefined;
}

/** `wait until MOMENT` */
export interface WaitUntil {
  readonly kind: 'wait-until';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly moment: Moment | undefined;
}

export type Moment = UntilConfidence | UntilNext | UntilEvery;

/** `confidence 99.9% at most 2d` */
export interface UntilConfidence {
  readonly kind: 'until-confidence';
  readonly span: Span;
  readonly confidence: Quantity | undefined;
  readonly atMost: Quantity | undefined;
}

/** `next mon 09:00 in "Europe/Berlin"` */
export interface UntilNext {
  readonly kind: 'until-next';
  readonly span: Span;
  readonly day: DayWord | undefined;
  readonly time: TimeLiteral | undefined;
  readonly zone: StringLiteral | undefined;
}

/** `every 2w from 2026-11-23 in "Europe/Berlin"` */
export interface UntilEvery {
  readonly kind: 'until-every';
  readonly span: Span;
  readonly every: Quantity | undefined;
  readonly from: DateLiteral | undefined;
  readonly zone: StringLiteral | undefined;
}
