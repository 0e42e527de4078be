/** Whether a gate, and a wait before it, can see what they are for. */
import { defineDiagnostics } from '@rollout/language';

/** How a plan comes to more exposure: by servers, or by people alone. */
export type Spreads = 'servers' | 'people';

export interface NeverReached {
  readonly wanted: string;
  readonly best: string;
  readonly gate: string;
  /** Nothing that the bugs could show on is deployed, or nobody reached who could meet them. */
  readonly unexposed: boolean;
  readonly spreads: Spreads;
  /** A bug without `present`; null: there is none. */
  readonly always: string | null;
  /** A bug that nearly every release has; null: there is none. */
  readonly likely: string | null;
}

export interface CutShort {
  readonly wanted: string;
  readonly takes: string;
  readonly atMost: string;
  readonly spreads: Spreads;
}

export interface Canary {
  readonly bug: string;
  readonly lasts: string;
  readonly power: string;
  readonly wanted: string;
  /** null: nothing does. */
  readonly shortest: string | null;
}

const waits = (wait: string, detects: string): string => `topology fleet {
  region west { cluster web[2] { server[10] } }
}

model quick {
  deploy takes 5m per server
  bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
  gate health { detects ${detects} }
}

plan example on fleet using quick {
  maxDown 50% per cluster
  stage first {
    deploy web-1
    ${wait}
    gate health
  }
  stage rest { deploy remaining }
}
`;

const canary = (lasts: string): string => `topology fleet {
  region west { cluster web[2] { server[10] } }
}

health standard {
  metric latency { bad when higher  compare to baseline }
  every 1m
}

model quick {
  deploy takes 5m per server
  metric latency is normal(mean 200, sd 20)
  bug slow { present 10%  surfaces after 1 server-hours  moves latency to normal(mean 215, sd 20) }
}

plan example on fleet using quick {
  maxDown 50% per cluster
  stage first {
    deploy web-1
    gate canary standard for ${lasts}
  }
  stage rest { deploy remaining }
}
`;

export const gateMessages = defineDiagnostics({
  'confidence-never-reached': {
    severity: 'error',
    title: 'A confidence that waiting cannot reach',
    message: ({ wanted, best, unexposed, spreads, always }: NeverReached) =>
      always !== null
        ? `Waiting cannot bring the confidence to ${wanted}: \`${always}\` has no \`present\`, so every release has it.`
        : unexposed
          ? `Waiting cannot bring the confidence to ${wanted}: ${spreads === 'people' ? 'nobody who could meet the bugs is reached by then' : 'nothing that the bugs could show on is deployed by then'}, and it stays at ${best}.`
          : `Waiting cannot bring the confidence to ${wanted}: however long it waits, it comes to ${best} at best.`,
    help: ({ gate, best, unexposed, spreads, always, likely }: NeverReached) =>
      always !== null
        ? `Give \`${always}\` its \`present\`: the share of releases that have it.`
        : unexposed
          ? spreads === 'people'
            ? 'Release, or turn the flag on, before waiting: for those who can meet the bugs.'
            : 'Deploy before waiting, to where the bugs can show.'
          : likely !== null
            ? `Nearly every release has \`${likely}\`, and passing \`${gate}\` says little against that: a gate that misses fewer would have to be passed, or its \`present\` is too high.`
            : `\`${gate}\` may miss a bug that has shown. Let it see more, pass a gate before the wait too, or ask for no more than ${best}.`,
    page: {
      meaning:
        'How sure one can be after a wait is bounded by the gate that follows it, and by those that were passed before: a bug that has shown and ' +
        'is missed is still there. The plan was run once with nothing going wrong; what had been deployed and looked at by then is ' +
        'not enough, however much longer it waits.',
      raises: waits('wait 10m\n    gate health\n    wait until confidence 99% at most 3d', '80%'),
      avoids: waits('wait 10m\n    gate health\n    wait until confidence 97% at most 3d', '80%'),
    },
  },
  'confidence-cut-short': {
    severity: 'warning',
    title: 'A confidence that takes longer than it may',
    message: ({ wanted, takes, atMost }: CutShort) =>
      `A confidence of ${wanted} takes ${takes} even with nothing failing, and \`at most ${atMost}\` ends the wait before.`,
    help: ({ takes, spreads }: CutShort) =>
      `Wait \`at most ${takes}\`, ${spreads === 'people' ? 'release to more people (or turn the flag on for more) first' : 'deploy to more servers first'}, or ask for less.`,
    page: {
      meaning:
        'The plan was run once with no failure, no bug and no outage. The wait ended because its time was up, not because enough had been ' +
        'seen: it always takes its longest, as a plain `wait` would.',
      raises: waits('wait until confidence 99% at most 2h', '99%'),
      avoids: waits('wait until confidence 99% at most 12h', '99%'),
    },
  },
  'canary-too-short': {
    severity: 'warning',
    title: 'A canary too short to see a bug',
    message: ({ bug, lasts, power }: Canary) =>
      `A canary of ${lasts} sees \`${bug}\` in ${power} of the releases in which it has shown.`,
    help: ({ shortest, wanted }: Canary) =>
      shortest === null
        ? `No length would see it in ${wanted}: the bug moves no metric far enough. Look at a metric that it moves further, or sample more often.`
        : `\`for ${shortest}\` is the shortest that sees it in ${wanted}.`,
    page: {
      meaning:
        'A canary is judged by samples of its metrics, and few samples tell little. From what the model says that the metrics read, and how the bug moves them, ' +
        'the chance that the judge fails the canary was computed; it is below 80% for a bug that the model declares.',
      raises: canary('15m'),
      avoids: canary('90m'),
    },
  },
});
