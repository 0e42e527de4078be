/** Whether what is left of a service can carry its load. */
import { defineDiagnostics } from '@rollout/language';

export interface Overload {
  /** The sentence as written. */
  readonly step: string;
  readonly service: string;
  /** `us-west/web-1`, or the service's own name. */
  readonly where: string;
  /** What its servers would carry, in ordinary loads, as text; null: none is left. */
  readonly load: string | null;
  readonly headroom: string;
  readonly help: string;
}

export interface Chance {
  readonly service: string;
  readonly where: string;
  readonly headroom: string;
  readonly chance: string;
  readonly trials: number;
}

const plan = (headroom: string, batch: string, model = ''): string => `topology fleet {
  region west { cluster web[2] { server[10] } }
}

service shop {
  runs on all clusters
  load 1_000 requests/s${headroom === '' ? '' : `\n  ${headroom}`}
}

model quick {
  deploy takes 5m per server${model === '' ? '' : `\n  ${model}`}
}

plan example of shop on fleet using quick {
  maxDown 80% per cluster
  stage all { deploy all clusters ${batch} }
}
`;

export const loadMessages = defineDiagnostics({
  overload: {
    severity: 'error',
    title: 'A step that must overload what is left',
    message: ({ step, service, where, load, headroom }: Overload) =>
      load === null
        ? `\`${step}\` leaves nothing up that could carry the load of ${where}, even though nothing has failed.`
        : `\`${step}\` must overload ${service}: the servers of ${where} that are up have to carry ${load} times their ordinary load, and headroom ${headroom} does not let them.`,
    help: ({ help }: Overload) => help,
    page: {
      meaning:
        'The plan was run once with no failure, no bug and no outage, every duration at its median. What is being upgraded carries nothing, so ' +
        'that the others have to carry more; they came to carry more than their ordinary load and the headroom that the service says they have. ' +
        'The same is true of a shift of traffic to fewer servers than it takes to carry it.',
      raises: plan('headroom 30% per cluster', 'batch 5'),
      avoids: plan('headroom 30% per cluster', 'batch 2'),
    },
  },
  'overload-possible': {
    severity: 'warning',
    title: 'Failures that overload what is left',
    message: ({ service, where, headroom, chance, trials }: Chance) =>
      `In ${chance} of ${trials} runs the servers of ${service} that are up have to carry more than headroom ${headroom} lets them, worst in ${where}.`,
    help: 'Let fewer be down at once, or stop sooner on failures. `rollout simulate` shows the peak of the load.',
    page: {
      meaning:
        'With nothing failing the service can carry its load at every step, but not with the failures, bugs and outages of the model: what they take ' +
        'down hands its load to the others. Forty runs were made to see whether it happens, and if it does, some hundred more to see how often; what happens less than once in a hundred runs is not told of.',
      raises: plan('headroom 30% per cluster', 'batch 2', 'deploy fails 20% per server'),
      avoids: plan('headroom 60% per cluster', 'batch 1', 'deploy fails 1% per server retry 2'),
    },
  },
  'load-without-headroom': {
    severity: 'hint',
    title: 'A load without headroom',
    message: ({ service }: { readonly service: string }) =>
      `What ${service} has to carry is known, but not what its servers can: nothing says when they are overloaded.`,
    help: 'Say how much more than its ordinary load a server can carry, as in `headroom 40%`.',
    page: {
      meaning:
        'A service with `load` and `headroom` is held to it: a plan that must overload what is left is an error, and `rollout simulate` tells how likely ' +
        'failures are to do so. Without `headroom` only the peak of the load is known.',
      raises: plan('', 'batch 2'),
      avoids: plan('headroom 30%', 'batch 2'),
    },
  },
});
