/** Whether a plan ends, and in time, if nothing goes wrong. */
import { defineDiagnostics } from '@rollout/language';

export interface Deadline {
  /** As the language writes durations. */
  readonly deadline: string;
  readonly takes: string;
  /** The change may land at any time, and waits for trains. */
  readonly lands: boolean;
}

export interface TooLong {
  readonly rounds: number;
  /** How old the plan is by then. */
  readonly at: string;
  /** What there can be so much of. */
  readonly why: 'batches' | 'requests' | 'either';
}

const FEWER_BATCHES = 'Let more servers go at once, or deploy a smaller part of the fleet.';
const FEWER_REQUESTS = 'Wait for fewer requests, or say `at most` how long.';

const plan = (deadline: string, soak: string, limit: string): string => `topology fleet {
  region west { cluster web[4] { server[10] } }
}

model quick {
  deploy takes lognormal(median 10m, p95 30m) per server
}

plan example on fleet using quick {
  deadline ${deadline}
  ${limit}
  stage all {
    deploy all clusters
    wait ${soak}
  }
}
`;

/** Each stage holds a cluster that the other needs to go on. */
const embrace = (stages: string): string => `topology fleet {
  region west { cluster a { server[10] }  cluster b { server[10] } }
  region east { cluster c { server[10] }  cluster d { server[10] } }
}

model quick {
  deploy takes 5m per server
}

plan example on fleet using quick {
  maxDown 50% per cluster
  exclusive a, b
  exclusive c, d
  ${stages}
}
`;
const ONE = 'stage one { each cluster in a { deploy here  deploy c } }';
const TWO = 'stage two { each cluster in d { deploy here  deploy b } }';

export const timeMessages = defineDiagnostics({
  'deadline-too-short': {
    severity: 'error',
    title: 'Deadline shorter than the shortest run',
    message: ({ deadline, takes, lands }: Deadline) =>
      `The deadline is ${deadline}, but the plan takes ${takes} even if nothing fails and everything takes the least time that it can${lands ? ', from the best moment to land' : ''}.`,
    help: ({ takes }: Deadline) => `Give it at least ${takes}, or loosen the constraints that hold it up.`,
    page: {
      meaning:
        'The plan was run once with no failure, no bug and no outage, every duration at the least that its distribution allows. ' +
        'Its constraints made it wait so often that it missed its deadline even so; it will always miss it.',
      raises: plan('30h', '24h', 'maxDown 50% per cluster\n  exclusive clusters at least 3h apart'),
      avoids: plan('36h', '24h', 'maxDown 50% per cluster\n  exclusive clusters at least 3h apart'),
    },
  },
  'deadline-unlikely': {
    severity: 'warning',
    title: 'Deadline shorter than the plan usually takes',
    message: ({ deadline, takes, lands }: Deadline) =>
      `The deadline is ${deadline}, but with every duration at its median and nothing failing the plan takes ${takes}${lands ? ' or longer for half of the moments at which a change may land' : ''}.`,
    help: '`rollout simulate` shows how likely it is that the deadline is met.',
    page: {
      meaning:
        'The plan was run once with no failure, no bug and no outage, every duration at the median of its distribution, and missed ' +
        'its deadline. With luck it may still be met, but failures, alarms and outages only make the plan longer.',
      raises: plan('24h30m', '24h', 'maxDown 50% per cluster'),
      avoids: plan('36h', '24h', 'maxDown 50% per cluster'),
    },
  },
  'always-blocked': {
    severity: 'error',
    title: 'A plan that cannot go on',
    message: ({ step, at }: { readonly step: string; readonly at: string }) =>
      `\`${step}\` cannot go on ${at} after the plan's start, even though nothing has failed: the constraints forbid whatever is left to start, and nothing that is in progress could change that.`,
    help: 'Loosen the constraint that holds it, or deploy in another order. `rollout trace` shows what was in progress.',
    page: {
      meaning:
        'The plan was run once with no failure, no bug and no outage, every duration at its median. It came to a point at which units ' +
        'wait that may not start, and nothing is in progress that could let them. What happens then is what `on blocked` says. ' +
        'Here each stage is in the middle of a block that excludes what the other would deploy next.',
      raises: embrace(`parallel {\n    ${ONE}\n    ${TWO}\n  }`),
      avoids: embrace(`${ONE}\n  ${TWO}`),
    },
  },
  'run-too-long': {
    severity: 'error',
    title: 'Too many batches',
    message: ({ rounds, at }: TooLong) =>
      `Even with nothing failing the plan has not ended after ${rounds.toLocaleString('en-US')} moments at which something happens; by then it is ${at} old.`,
    help: ({ why }: TooLong) => {
      switch (why) {
        case 'batches':
          return FEWER_BATCHES;
        case 'requests':
          return `It waits for requests that take so long to come. ${FEWER_REQUESTS}`;
        case 'either':
          return `${FEWER_BATCHES} If it is the requests that it waits for: ${FEWER_REQUESTS.charAt(0).toLowerCase()}${FEWER_REQUESTS.slice(1)}`;
      }
    },
    page: {
      meaning:
        'A run may have a million moments at which something starts or ends. A plan that deploys a large fleet in very small batches has more; ' +
        'so may one that tries again and again what almost never passes, which only `rollout simulate` finds out.',
      raises: plan('9000d', '24h', 'maxDown 1 server').replace('server[10]', 'server[300_000]'),
      avoids: plan('9000d', '24h', 'maxDown 50% per cluster').replace('server[10]', 'server[300_000]'),
    },
  },
});
