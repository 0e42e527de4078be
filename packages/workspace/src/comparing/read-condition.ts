/** What `--fail-if` was given: a measure, and how far it may go. */
import { boundValue } from '@rollout/compiler';
import { endOfMeasure, type Measure, type Plan, type Program, readMeasure, type Scenario } from '@rollout/language';
import type { CompareCondition } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { reasonOf } from '../asking/reason-of.ts';

/** The plan by whose names it is read, and how many servers its fleet has. */
export interface ConditionContext {
  readonly program: Program;
  readonly plan: Plan;
  readonly scenario: Scenario | null;
  readonly servers: number;
}

const HELP =
  'It is written as "p95(duration) grows over 10%", "… falls over 5%", "… grows by more than 2h", or as a bound on B: "P(escape) > 0.1%".';

/** Reads one; throws a `AskingError` where it is none. */
export function readCondition(text: string, context: ConditionContext): CompareCondition {
  const written = text.trim();
  const end = endOfMeasure(written);
  const [head, tail] = end === undefined ? [written, ''] : [written.slice(0, end), written.slice(end)];
  const change = /^\s*(grows|falls)(?:\s+(over|by more than)\s+(.*\S))?\s*$/.exec(tail);
  if (change === null) return readBound(written, context);
  const [, way, how, size = ''] = change;
  const kind = way === 'falls' ? 'falls' : 'grows';
  if (how === 'by more than') {
    // Read as the bound of a measure is, so that it has the measure's unit.
    const { measure, bound } = readLimited(`${head} > ${size}`, text, context);
    return { text: written, kind, measure, over: { kind: 'amount', amount: bound } };
  }
  const { measure } = readPlain(head, text, context);
  const share = how === undefined ? 0 : shareOf(size);
  if (share === null) throw notRead(text, `\`${size}\` is no percent`);
  return { text: written, kind, measure, over: { kind: 'share', share } };
}

function readBound(written: string, context: ConditionContext): CompareCondition {
  const { measure, bound, relation } = readLimited(written, written, context);
  return { text: written, kind: 'bound', measure, relation, bound };
}

function readLimited(source: string, text: string, context: ConditionContext) {
  const { measure, limit } = readPlain(source, text, context);
  if (limit === null) throw notRead(text, 'it does not say how far the figure may go');
  return { measure, relation: limit.relation, bound: boundValue(limit.bound, context.servers) };
}

function readPlain(source: string, text: string, { program, plan, scenario }: ConditionContext) {
  const { measure, limit, diagnostics } = readMeasure(source, { program, plan, scenario });
  if (measure === null) throw notRead(text, reasonOf(diagnostics).replace(/\.$/, ''));
  return { measure, limit } satisfies { readonly measure: Measure; readonly limit: typeof limit };
}

/** `10%` as 0.1; null: it is no percent. */
function shareOf(text: string): number | null {
  return /^[0-9]+(?:\.[0-9]+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : null;
}

function notRead(text: string, reason: string): AskingError {
  return new AskingError(`--fail-if ${text} cannot be read: ${reason}`, 'asked', HELP);
}
