/** A failed gate that changes nothing. */
import { inWeekly, STAGES } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { handlersOf, lastAction } from './written/handlers.ts';

const plan = (handler: string) => inWeekly('', { stages: `${STAGES}  on unhealthy ${handler}\n` });

export const continueWhenUnhealthy = programRule({
  code: 'continue-when-unhealthy',
  severity: 'warning',
  recommended: true,
  title: 'Failed gates that hold nothing back',
  options: {},
  message: () => 'In the end this goes on with a change that a gate has failed: no gate here can stop anything.',
  help: 'End with something else: `rollback`, `stop`, or `ask "…" takes 30m continues 50% else rollback`.',
  page: {
    meaning:
      'What is done `on unhealthy` does not end with `continue`: not at once, nor after a pause, a retry, or a question that was ' +
      'answered with no.',
    rationale:
      'A gate whose verdict nobody acts on costs its time and stops nothing. On 11 April 2016 Google Compute Engine lost its ' +
      'connections in all regions for 18 minutes: the canary had found that the new configuration was bad, but its ' +
      'verdict did not reach the system that pushed it, which took the configuration for good and went on.',
    raises: plan('pause for 1h then continue'),
    avoids: plan('pause for 1h then retry at most 1 then rollback'),
    sources: [
      {
        title: 'Google Compute Engine Incident #16007',
        url: 'https://status.cloud.google.com/incident/compute/16007',
      },
    ],
  },
  check: ({ program }, _options, report) => {
    for (const { trigger, action, location } of program.plans.flatMap((plan) => handlersOf(plan))) {
      if (trigger.kind === 'unhealthy' && lastAction(action).kind === 'continue') report({}, location);
    }
  },
});
