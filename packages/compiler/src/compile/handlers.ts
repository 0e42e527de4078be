/** What a stage does about each trigger: its own handler, else the plan's, else what the language says. */
import type { Action, Handler, Plan, Stage, Trigger } from '@rollout/language';
import type { Handlers } from '../machine/steps.ts';

export function handlersOf(plan: Plan, stage: Stage): Handlers {
  const own = <K extends Trigger['kind']>(kind: K) => find(stage.handlers, kind);
  const either = <K extends Trigger['kind']>(kind: K) => own(kind) ?? find(plan.handlers, kind);
  const failures = own('failures') ?? find(plan.handlers, 'failures');
  const timeout = own('timeout');
  return {
    unhealthy: either('unhealthy')?.action ?? rollback,
    falseAlarm: either('false-alarm')?.action ?? null,
    failures:
      failures === null
        ? null
        : {
            over: failures.trigger.over,
            atLeast: failures.trigger.atLeast,
            of: own('failures') === null ? 'plan' : 'stage',
            action: failures.action,
          },
    blocked: either('blocked')?.action ?? stop,
    refusal: either('refusal')?.action ?? stop,
    marginal: either('marginal')?.action ?? null,
    timeout: timeout === null ? null : { after: timeout.trigger.after, action: timeout.action },
  };
}

/** The plan's own timeout. */
export function timeoutOf(plan: Plan): { readonly after: number; readonly action: Action } | null {
  const timeout = find(plan.handlers, 'timeout');
  return timeout === null ? null : { after: timeout.trigger.after, action: timeout.action };
}

const rollback: Action = { kind: 'rollback' };
const stop: Action = { kind: 'stop' };

interface Found<K extends Trigger['kind']> {
  readonly trigger: Extract<Trigger, { readonly kind: K }>;
  readonly action: Action;
}

function find<K extends Trigger['kind']>(handlers: readonly Handler[], kind: K): Found<K> | null {
  for (const { trigger, action } of handlers) {
    if (isOf(trigger, kind)) return { trigger, action };
  }
  return null;
}

function isOf<K extends Trigger['kind']>(trigger: Trigger, kind: K): trigger is Extract<Trigger, { readonly kind: K }> {
  return trigger.kind === kind;
}
