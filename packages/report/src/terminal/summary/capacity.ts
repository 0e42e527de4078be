import type { LimitResults, Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { inRollbackText, isPastLimit } from '../../text/limits.ts';
import { formatCount, formatNumber, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

const INDENT = 2;

/** What is down, what stands, and what is up has to carry. */
export function capacity(results: Results, style: Style): string[] {
  return [...limitLines(results, style), ...standingLines(results, style), ...loadLines(results, style)];
}

/** The limit that comes nearest to its bound; or those that failures, bugs or outages push past theirs. */
function limitLines({ capacity: { maxDown } }: Results, { colors: { bold, red, dim }, columns }: Style): string[] {
  const limits = maxDown.filter(({ group }) => group !== null).sort((a, b) => tightness(b) - tightness(a));
  const past = limits.filter(isPastLimit);
  const shown = past.length > 0 ? past : limits.slice(0, 1);
  const lines = shown.flatMap((limit) => [
    ...wrap(`${bold(limit.text)}: reached in ${percentWithInterval(limit.reached)} of runs`, columns),
    ...wrap(most(limit), columns - INDENT).map(
      (line) => `${' '.repeat(INDENT)}${isPastLimit(limit) ? red(line) : line}`,
    ),
  ]);
  const why =
    "Failures, bugs and outages did that, or what a stage's limit does not bind: what it binds never starts past it.";
  return past.length === 0 ? lines : [...lines, ...wrap(why, columns).map(dim)];
}

const tightness = ({ down, allowed }: LimitResults): number => down / Math.max(1, allowed);

function most(limit: LimitResults): string {
  const { counts, group, down, allowed, share } = limit;
  const where = group === null || group === '' ? 'the fleet' : group;
  return `at most ${counted(down, counts)} (${formatPercent(share)}) down in ${where}, ${formatCount(allowed)} allowed${inRollbackText(limit)}`;
}

/** Where more stands than the fleet, or a limit does not tell how few are up. */
function standingLines(
  { capacity: { maxDown, servers }, failedServers, retries }: Results,
  { columns }: Style,
): string[] {
  const { fleet, most, fewestUp } = servers;
  const beside = most.max - fleet;
  const standing =
    beside > 0 ? [`at most ${counted(most.max, 'server')} stand, ${formatCount(beside)} beside the fleet's`] : [];
  const up = beside > 0 || maxDown.length === 0 ? [`at least ${formatCount(fewestUp.min)} are up`] : [];
  const failed = (failedServers.mean.value ?? 0) > 0 ? [failedText(failedServers)] : [];
  const retried =
    (retries.mean.value ?? 0) > 0
      ? [`a handler takes \`retry\` ${formatNumber(retries.mean.value ?? 0)} times a run`]
      : [];
  const first = [...standing, ...up].join(', ');
  return [...(first === '' ? [] : [first]), ...failed, ...retried].flatMap((line) => wrap(line, columns));
}

function failedText({ mean, p95 }: Results['failedServers']): string {
  const most = p95.value === null ? '' : `, at most ${formatCount(p95.value)} in 95% of runs`;
  return `servers that stay failed: ${formatNumber(mean.value ?? 0)} a run${most}`;
}

/** For each service the peak of its load, and how likely that is too much. */
function loadLines({ capacity: { services } }: Results, { colors: { bold, red }, columns }: Style): string[] {
  return services
    .filter(({ group }) => group !== null)
    .flatMap(({ service, headroom, peak, group, overloaded }) => {
      const where = group === null || group === service ? '' : `, in ${group}`;
      const can = headroom === null ? '' : ` of the ${formatNumber(1 + headroom)} that a server can carry`;
      const usual =
        peak.p95.value === null
          ? 'in at least 5% of runs nothing is up to carry it'
          : `peak load ${formatNumber(peak.p95.value)} × its ordinary load (P95)${can}`;
      const most =
        peak.max !== null
          ? `, at most ${formatNumber(peak.max)}`
          : peak.p95.value === null
            ? ''
            : ', at worst nothing is up to carry it';
      const load = `${bold(service)}: ${usual}${most}${where}`;
      const isOverloaded = overloaded !== null && overloaded.value !== 0;
      const chance = isOverloaded ? [red(`overloaded in ${percentWithInterval(overloaded)} of runs`)] : [];
      return [...wrap(load, columns), ...chance.map((line) => `${' '.repeat(INDENT)}${line}`)];
    });
}
