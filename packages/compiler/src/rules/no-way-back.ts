/** Whatever is found, the plan only stops: those who have it keep it. */
import type { Handler, Trigger } from '@rollout/language';
import { chainOf } from '../control/actions.ts';
import { controlGraph } from '../control/control-graph.ts';
import { isContract, sourcesPastNoReturn } from '../control/no-return.ts';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AMAZON, GANDALF } from './published.ts';

const STAGES =
  'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}\n\n';

const BACK = new Set(['rollback', 'rollback-in', 'rollback-stage', 'disable', 'next-train']);

export const noWayBack = planRule({
  code: 'no-way-back',
  severity: 'warning',
  recommended: true,
  title: 'Nothing is ever taken back',
  options: {},
  message: (args: { plan: string }) =>
    `Whatever a gate of \`${args.plan}\` finds, nothing goes back: the plan stops, and those who have the bug keep it until somebody acts.`,
  help: 'Let it go back by itself: `on unhealthy rollback`.',
  page: {
    meaning:
      'Of the stages in which a gate or a watch may find something, before a `contract`, at least one goes back in some way: `rollback`, `rollback this stage`, `disable`, `next train`. Of a plan that only releases to people nothing is said: what they have installed mostly cannot be taken back, and to halt is what is left.',
    rationale:
      'A plan that stops has saved those who do not have the version, and left everybody else with the fault while people are called, agree, and go back by hand. Amazon’s pipelines roll back by themselves on ' +
      'an alarm, so that impact ends before a person has been paged. Where going back is worse than going on, `on unhealthy ask …` lets a person decide, with a way back as the answer.',
    raises: weekly(`${STAGES}on unhealthy stop`),
    avoids: weekly(`${STAGES}on unhealthy rollback`),
    sources: [AMAZON, GANDALF],
  },
  check: (subject, _options, report) => {
    const { plan, machine, sources, route } = subject;
    const stages = stagesThatLook(subject);
    if (stages.size === 0 || !route().moves.some(({ advance }) => advance !== null && advance.lever !== 'release'))
      return;
    const actions = [...stages].map((stage) => machine.stages[stage]?.handlers.unhealthy);
    const chains = actions.flatMap((action) => (action === undefined ? [] : [chainOf(action)]));
    // What goes on is not stopped either: that is another matter.
    if (!chains.every((chain) => chain.some(({ kind }) => kind === 'stop'))) return;
    if (chains.some((chain) => chain.some(({ kind }) => BACK.has(kind)))) return;
    const handlers = plan.handlers.filter(isUnhealthy);
    const [own] = handlers.length > 0 ? handlers : plan.stages.flatMap((stage) => stage.handlers.filter(isUnhealthy));
    const place = own?.location ?? sources.plan;
    const fix =
      own?.action.kind === 'stop'
        ? {
            title: 'Write `on unhealthy rollback`',
            safety: 'unsafe' as const,
            edits: [{ ...own.location, text: 'on unhealthy rollback' }],
          }
        : undefined;
    report({ plan: plan.name }, { ...place, fix });
  },
});

const NONE: ReadonlySet<string> = new Set();

const isUnhealthy = ({ trigger }: Handler): boolean => (trigger satisfies Trigger).kind === 'unhealthy';

/** Those in which something may be found while there is a way back. */
function stagesThatLook({ machine }: PlanSubject): ReadonlySet<number> {
  const { steps, watches } = machine;
  const past = steps.some(isContract) ? sourcesPastNoReturn(controlGraph(machine)) : NONE;
  const looking = new Set<number>();
  for (const { kind, stage, source } of steps) {
    if (looking.has(stage) || past.has(source)) continue;
    if (kind === 'gate' || watches.some((watch) => watch.stage === null || watch.stage === stage)) looking.add(stage);
  }
  return looking;
}
