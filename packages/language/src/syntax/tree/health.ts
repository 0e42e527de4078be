/** `health`: what a check looks at. */
import type { DocComment, Name, Quantity, Span, StringLiteral } from './basics.ts';

export interface Health {
  readonly kind: 'health';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly HealthItem[];
}

export type HealthItem = Metric | SampleEvery | PassAt | MarginalAt;

/** `metric error-rate { bad when higher  threshold 1% }` */
export interface Metric {
  readonly kind: 'metric';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly name: Name;
  readonly items: readonly MetricItem[];
}

/** `every 1m` */
export interface SampleEvery {
  readonly kind: 'every';
  readonly span: Span;
  readonly interval: Quantity | undefined;
}

/** `pass at 95` */
export interface PassAt {
  readonly kind: 'pass-at';
  readonly span: Span;
  readonly score: Quantity | undefined;
}

/** `marginal at 75` */
export interface MarginalAt {
  readonly kind: 'marginal-at';
  readonly span: Span;
  readonly score: Quantity | undefined;
}

export type MetricItem = BadWhen | Threshold | MetricQuery | CompareToBaseline | Weight | Critical;

export type BadDirection = 'higher' | 'lower' | 'different';

/** `bad when higher` */
export interface BadWhen {
  readonly kind: 'bad-when';
  readonly span: Span;
  readonly direction: BadDirection | undefined;
}

/** `threshold 1%` */
export interface Threshold {
  readonly kind: 'threshold';
  readonly span: Span;
  readonly value: Quantity | undefined;
}

/** `query prometheus "rate(errors[5m])"` */
export interface MetricQuery {
  readonly kind: 'query';
  readonly span: Span;
  readonly system: Name;
  readonly text: StringLiteral | undefined;
}

/** `compare to baseline` */
export interface CompareToBaseline {
  readonly kind: 'compare-to-baseline';
  readonly span: Span;
}

/** `weight 2` */
export interface Weight {
  readonly kind: 'weight';
  readonly span: Span;
  readonly weight: Quantity | undefined;
}

/** `critical` */
export interface Critical {
  readonly kind: 'critical';
  readonly span: Span;
}
