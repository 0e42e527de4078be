/** `gate`: by a check, by a comparison with a baseline, or by a person. */
import type { Distribution, DocComment, Name, Quantity, Span, StringLiteral } from './basics.ts';

export type Gate = CheckGate | CanaryGate | ApprovalGate;

/** `gate health` */
export interface CheckGate {
  readonly kind: 'gate';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly check: Name;
}

/** `gate canary standard for 30m with 5% traffic` */
export interface CanaryGate {
  readonly kind: 'gate-canary';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly check: Name;
  readonly for: Quantity | undefined;
  readonly traffic: Quantity | undefined;
}

/** `gate approval "SRE on call" takes 30m refuses 2%` */
export interface ApprovalGate {
  readonly kind: 'gate-approval';
  readonly span: Span;
  readonly doc: DocComment | undefined;
  readonly who: StringLiteral | undefined;
  readonly takes: Distribution | undefined;
  readonly refuses: Quantity | undefined;
}
