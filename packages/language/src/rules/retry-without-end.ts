/** A gate that is asked again until it says yes. */
import type { Action, Trigger } from '../syntax/tree.ts';
import { inWeekly, STAGES } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (retry: string) => inWeekly('', { stages: `${STAGES}  on unhealthy ${retry}\n` });

const AGAIN: Readonly<Partial<Record<Trigger['kind'], string>>> = {
  'on-unhealthy': 'a gate that has seen a bug looks again until it does not',
  'on-marginal': 'samples are taken until they look good',
  'on-refusal': 'somebody who has refused is asked until the answer is yes',
};

export const retryWithoutEnd = programRule({
  code: 'retry-without-end',
  severity: 'warning',
  recommended: true,
  title: 'Asked until the answer is yes',
  options: {},
  message: (args: { again: string }) => `This retries without a bound: ${args.again}.`,
  help: 'Say how often, and what then: `retry at most 2 then rollback`.',
  page: {
    meaning: 'A `retry` of what was unhealthy, marginal or refused says `at most` how often.',
    rationale:
      'A gate that sees a bug four times out of five lets it pass at each look with a chance of one in five: at the tenth ' +
      'look it has passed with a chance of nine in ten, and the gate has stopped nothing. Service Fabric looks again for ' +
      'as long as `HealthCheckRetryTimeout` says, 600 s unless told, and then goes back.',
    raises: plan('retry'),
    avoids: plan('retry at most 2 then rollback'),
    sources: [
      {
        title: 'Microsoft: Application upgrade parameters (Service Fabric)',
        url: 'https://learn.microsoft.com/en-us/azure/service-fabric/service-fabric-application-upgrade-parameters',
      },
    ],
  },
  check: ({ root: { path, tree } }, _options, report) => {
    for (const handler of nodesOf(tree, 'handler')) {
      const again = handler.trigger === undefined ? undefined : AGAIN[handler.trigger.kind];
      if (again === undefined) continue;
      for (const retry of actionsIn(handler.action)) {
        if (retry.kind !== 'retry' || retry.atMost !== undefined) continue;
        const end = retry.span.start + 'retry'.length;
        const edits = [{ path, span: { start: end, end }, text: ' at most 2' }];
        const fix = { title: 'Write `at most 2`', safety: 'unsafe', edits } as const;
        report({ again }, { path, span: handler.span, fix });
      }
    }
  },
});

/** It, and what comes after it. */
function actionsIn(action: Action | undefined): readonly Action[] {
  switch (action?.kind) {
    case undefined:
      return [];
    case 'pause':
    case 'retry':
    case 'next-train':
      return [action, ...actionsIn(action.then)];
    case 'ask':
      return [action, ...actionsIn(action.else)];
    case 'rollback':
    case 'rollback-stage':
    case 'stop':
    case 'continue':
    case 'disable-action':
      return [action];
  }
}
