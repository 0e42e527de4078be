/** The histories of a run, in names. */
import type { Layout, Machine, RunEvent } from '@rollout/compiler';
import { lawOf } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { lawOnceShown } from '../judge/power/index.ts';
import type { BugChange, Change, Histories, LoadHistory } from '../kernel/state/index.ts';
import { known } from '../known.ts';
import { tidied } from './thin-history.ts';
import type {
  TraceBugChange,
  TraceLoadChange,
  TraceMetric,
  TracePeople,
  TraceProgress,
  TraceTraffic,
} from './trace-history.ts';

const HOUR = 3_600_000;

export function tellBugHistory(
  own: Machine['numbers']['bugs'][number],
  changes: readonly BugChange[],
): TraceBugChange[] {
  const kept = tidied(changes, [({ servers }) => servers, ({ users }) => users]);
  const isThinned = kept.length < changes.length;
  const unit = exposureUnit(own);
  return kept.map(({ at, amount, rate, servers, users }, i) => {
    const next = kept[i + 1];
    // Between entries that were left out exposure grew now faster, now slower.
    const mean = isThinned && next !== undefined && next.at > at ? (next.amount - amount) / (next.at - at) : rate;
    return { at, exposure: amount / unit, rate: (mean * HOUR) / unit, servers, users };
  });
}

export function tellLoads(layout: Layout, service: number, { changes }: LoadHistory): TraceLoadChange[] {
  const { address } = known(layout.services[service]);
  return tidied(changes, [({ value }) => value]).map(({ at, value, group }) => ({
    at,
    load: Number.isFinite(value) ? value : null,
    group: group < 0 ? null : known(address[group]),
  }));
}

/** With what batches have tried by then. */
export function tellProgress({ fresh }: Histories, log: readonly RunEvent[]): TraceProgress[] {
  const entries: TraceProgress[] = [];
  let now = { onNew: 0, tried: 0, failed: 0 };
  const servers = new Map<string, number>();
  let seen = 0;
  const note = (at: number, changed: Partial<typeof now>): void => {
    now = { ...now, ...changed };
    // Of an instant what came of it: it is told of who has been tried and of who is on the new version one after the other.
    if (entries.at(-1)?.at === at) entries.pop();
    entries.push({ at, ...now });
  };
  // What ends in a round is on the new version at its end.
  const catchUp = (before: number): void => {
    for (; seen < fresh.length && known(fresh[seen]).at < before; seen++) {
      const { at, value } = known(fresh[seen]);
      note(at, { onNew: value });
    }
  };
  for (const event of log) {
    catchUp(event.at);
    if (event.kind === 'batch-started') {
      servers.set(`${event.step}.${event.unit}.${event.ordinal}`, event.servers);
    } else if (event.kind === 'batch-ended') {
      const tried = servers.get(`${event.step}.${event.unit}.${event.ordinal}`) ?? 0;
      note(event.at, { tried: now.tried + tried, failed: now.failed + event.failed });
    }
  }
  catchUp(Number.POSITIVE_INFINITY);
  if (entries.every(({ onNew, tried }) => onNew === 0 && tried === 0)) return [];
  return tidied(entries, [({ onNew }) => onNew]);
}

/** Of each area whose share was ever another than none. */
export function tellTraffic(machine: Machine, { shares }: Histories): TraceTraffic[] {
  return shares.flatMap((changes, area) => {
    if (changes.every(({ value }) => value <= 0)) return [];
    const history = tidied(changes, [({ value }) => value]).map(({ at, value }) => ({ at, share: Math.max(0, value) }));
    return [{ area: known(machine.areas[area]).name, history }];
  });
}

/** Of the release, and of each flag, wherever anybody ever had it. */
export function tellPeople(machine: Machine, { widths }: Histories): TracePeople[] {
  return widths.flatMap((changes, which) => {
    if (changes.every(({ value }) => value === 0)) return [];
    const history = tidied(changes, [({ value }) => value]).map(({ at, value }) => ({ at, users: value }));
    return [{ flag: which === 0 ? null : known(machine.flags[which - 1]).name, history }];
  });
}

/** Of every check whose metrics the model gives readings for. */
export function tellMetrics({ numbers }: Machine, { moved }: Histories): TraceMetric[] {
  return numbers.checks.flatMap(({ name, health }, check) => {
    const changes = moved[check];
    if (health === null || changes === undefined) return [];
    return health.metrics.flatMap((metric): TraceMetric[] => {
      if (metric.reads === null) return [];
      const healthy = lawOf(metric.reads);
      const laws = metric.moved.map(({ bug, to }) => ({ bug, law: lawOf(to) }));
      const meanOf = ({ value }: Change): number => {
        const bugs = health.moving.filter((_, bit) => ((value >> bit) & 1) === 1);
        return lawOnceShown(healthy, laws, bugs).mean;
      };
      const history = tidied(changes, [({ value }) => value]).map((change) => ({
        at: change.at,
        mean: meanOf(change),
      }));
      const { name: own, bad, threshold } = metric;
      return [{ check: name, metric: own, bad, threshold, healthy: healthy.mean, history: withoutRepeats(history) }];
    });
  });
}

function withoutRepeats(history: TraceMetric['history']): TraceMetric['history'] {
  return history.filter(({ mean }, i) => i === 0 || mean !== history[i - 1]?.mean);
}
