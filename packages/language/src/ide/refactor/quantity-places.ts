/** What a param is called that takes the place of a quantity. */
import type { Standing } from './around.ts';

/** By the kind of the node and the part of it: a name for a param that stands there. */
const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  amount: { quantity: 'most-down' },
  ask: { takes: 'answer', continues: 'go-on' },
  'batch-size': { size: 'batch-size' },
  bound: { quantity: 'goal' },
  'count-selection': { count: 'first-ones' },
  deadline: { duration: 'longest' },
  deploy: { parallel: 'at-once' },
  each: { parallel: 'at-once' },
  exclusive: { apart: 'apart' },
  'gate-approval': { takes: 'answer', refuses: 'refusals' },
  'gate-canary': { for: 'canary-time', traffic: 'canary-traffic' },
  horizon: { duration: 'seen-for' },
  'max-parallel': { count: 'at-once' },
  'max-rate': { count: 'rate' },
  'next-train': { atMost: 'trains' },
  'on-failures': { over: 'most-failures', ofAtLeast: 'least-tried' },
  'on-timeout': { after: 'patience' },
  pause: { for: 'pause-time' },
  ramp: { amounts: 'step-size' },
  'retire-blue': { after: 'keep-blue' },
  retry: { atMost: 'tries' },
  rollback: { in: 'way-back' },
  rolling: { size: 'in-progress' },
  run: { takes: 'work-time', fails: 'failures', retry: 'tries' },
  'schema-change': { takes: 'work-time', fails: 'failures', retry: 'tries' },
  'share-selection': { share: 'first-share' },
  'shared-people': { share: 'first-share' },
  'shift-traffic': { shares: 'traffic-share' },
  'until-confidence': { confidence: 'sureness', atMost: 'patience' },
  wait: { duration: 'soak', requests: 'evidence', atMost: 'patience' },
};

/** What a param that stands there would be called; undefined where none can stand. */
export function paramNameAt({ of, as }: Standing): string | undefined {
  return PLACES[of.kind]?.[as];
}
