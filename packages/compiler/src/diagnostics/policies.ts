/** What policies ask of plans that do not promise it. */
import { defineDiagnostics } from '@rollout/language';
import { FIVE_CLUSTERS, planOn } from './example.ts';

const CONFIG = '{ "policies": [{ "file": "plan.rollout", "for": ["*.rollout"] }] }\n';

/** A plan with a policy that is configured for it. */
function underPolicy(policy: string, plan: string) {
  const text = `policy prod {\n  ${policy}\n}\n\n${planOn(FIVE_CLUSTERS, plan)}`;
  return { files: { 'plan.rollout': text, 'rollout.config.json': CONFIG } };
}

export interface Asked {
  readonly plan: string;
  readonly policy: string;
  readonly sentence: string;
}

export const policyDiagnostics = defineDiagnostics({
  'policy-not-met': {
    severity: 'error',
    title: 'A policy that is not met',
    message: ({ plan, policy, sentence }: Asked) =>
      `The plan ${plan} does not promise what the policy ${policy} asks of it: \`${sentence}\`.`,
    help: ({ sentence }: Asked) => `Write \`${sentence}\`, or something stricter, in the plan or in its fleet.`,
    page: {
      meaning:
        'A policy says what every plan that it is configured for (in `rollout.config.json`) must meet. A plan meets a constraint of it if what the plan, its fleet or each of its stages promises is no weaker: a limit in the same groups, or of the whole fleet, that is as small; a freeze that is as long; windows of one place that are open only then; places that are kept apart as `expect exclusive` is proven, or come one after the other. A `maxDown` may also be held by an expectation of the plan, `expect max(down per cluster) <= 20%`.',
      raises: underPolicy('maxDown 20% per cluster', 'maxDown 50% per cluster\nstage all { deploy all }'),
      avoids: underPolicy('maxDown 20% per cluster', 'maxDown 20% per cluster\nstage all { deploy all }'),
    },
  },
  'policy-out-of-place': {
    severity: 'error',
    title: 'A policy that speaks of something else',
    message: ({ plan, policy, sentence, different }: Asked & { different: string }) =>
      `The policy ${policy} says \`${sentence}\`, but the plan ${plan} ${different}.`,
    help: 'Leave the plan out with `except` in `rollout.config.json`, or let the policy speak of any bug, or of a level.',
    page: {
      meaning:
        'A policy may name bugs, stages and places. Each plan that it is configured for has to have them; else nobody knows what is asked of it.',
      raises: underPolicy('exclusive west, north', 'exclusive regions\nstage all { deploy all }'),
      avoids: underPolicy('exclusive west, east', 'exclusive regions\nstage all { deploy all }'),
    },
  },
});
