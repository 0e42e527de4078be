/** A handler that says what would be done without it. */
import type { Action, Handler, Plan } from '../program/index.ts';
import { triggerName } from '../semantics/plans/check-handlers.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { withItsLines } from './written/removal.ts';

const plan = (handler: string) =>
  inWeekly('', {
    stages: `  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest {
    deploy remaining
    wait 4h
    gate health
    ${handler}
  }
  on unhealthy rollback
`,
  });

type Why = { readonly kind: 'as-the-plan' } | { readonly kind: 'as-without'; readonly trigger: string };

export const handlerWithoutEffect = programRule({
  code: 'handler-without-effect',
  severity: 'hint',
  recommended: true,
  title: 'Handler without effect',
  options: {},
  message: (why: Why) => {
    switch (why.kind) {
      case 'as-the-plan':
        return 'This says what the plan’s handler says already.';
      case 'as-without':
        return `Without a handler, \`on ${why.trigger}\` continues anyway.`;
    }
  },
  help: 'Remove it, or say what is to be different.',
  page: {
    meaning:
      'A stage does not say again what the plan says for the same trigger, and `continue` is not said of failures and timeouts, ' +
      'which change nothing unless told.',
    rationale:
      'A stage’s handler hides the plan’s. One that says the same today stays behind when somebody changes the plan’s, and ' +
      'then one stage reacts as the others did last year. And `on failures over 2% continue` looks like a limit, and is none.',
    raises: plan('on unhealthy rollback'),
    avoids: plan('on unhealthy rollback this stage'),
    sources: [],
  },
  check: ({ root: { path, text }, program }, _options, report) => {
    for (const plan of program.plans) {
      for (const { handler, why } of idle(plan)) {
        const { location } = handler;
        const edits = [{ path, span: withItsLines(text, location.span), text: '' }];
        const other = why.kind === 'as-the-plan' ? handlerFor(plan, handler) : undefined;
        const related = other === undefined ? [] : [{ ...other.location, message: 'the plan’s' }];
        report(why, { ...location, related, fix: { title: 'Remove it', safety: 'safe', edits } });
      }
    }
  },
});

function idle(plan: Plan): readonly { readonly handler: Handler; readonly why: Why }[] {
  const own = plan.handlers.flatMap((handler) => withWhy(handler, undefined));
  return [
    ...own,
    ...plan.stages.flatMap(({ handlers }) => handlers.flatMap((each) => withWhy(each, handlerFor(plan, each)))),
  ];
}

/** The plan's for the same trigger, as it is written: what holds unless told stands where the plan does. */
function handlerFor({ handlers, location }: Plan, { trigger }: Handler): Handler | undefined {
  return handlers.find(
    (each) => each.trigger.kind === trigger.kind && each.location.span.start !== location.span.start,
  );
}

/** `around`: the plan's for the same trigger, if the handler is a stage's. */
function withWhy(handler: Handler, around: Handler | undefined): readonly { handler: Handler; why: Why }[] {
  const { trigger, action } = handler;
  const counts = trigger.kind === 'failures' || trigger.kind === 'timeout';
  if (around === undefined) {
    const idles = counts && action.kind === 'continue';
    return idles ? [{ handler, why: { kind: 'as-without', trigger: triggerName(trigger) } }] : [];
  }
  // Failures and times are those of the stage; and a retry counts where it stands.
  const same = !counts && isPlain(action) && JSON.stringify(action) === JSON.stringify(around.action);
  return same ? [{ handler, why: { kind: 'as-the-plan' } }] : [];
}

function isPlain({ kind }: Action): boolean {
  return kind !== 'pause' && kind !== 'ask' && kind !== 'retry' && kind !== 'next-train';
}
