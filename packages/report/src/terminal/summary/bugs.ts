import type { BugResults, FoundAmount, Results } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatNumber, formatPercent, formatUsers } from '../../text/number.ts';
import { shareOf } from '../../text/share-of.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth, formatTable, widest } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';

const INDENT = 2;

/** What a plan can reach: servers of its services (null: it deploys nothing), and users of its audience (null: it has none). */
export interface Reached {
  readonly servers: number | null;
  readonly users: number | null;
  /** Names of the bugs that a flag or a release keeps from some of them: people are told of these alone. */
  readonly narrowed: ReadonlySet<string>;
}

/**
 * For each bug how often it escapes, how many users it reaches where the plan says who gets it, or else how much of what the plan deploys to (half the time at most so much, and in 95 of 100
 * cases), its exposure, and where it is found.
 */
export function bugs(results: Results, reached: Reached, style: Style): string[] {
  const { bold, dim, red } = style.colors;
  const all = Object.entries(results.bugs);
  if (all.length === 0) return [];
  const reachOf = (name: string): Reached => (reached.narrowed.has(name) ? reached : { ...reached, users: null });
  const inUsers = all.filter(([name]) => reachOf(name).users !== null).length;
  const [unit = '', ...others] = new Set(all.map(([, bug]) => bug.exposure.unit));
  const reachText = (name: string, bug: BugResults): string =>
    `${reach(bug, reachOf(name))}${reachOf(name).users !== null && inUsers < all.length ? ' users' : ''}`;
  const table = (withExposure: boolean, withReach = true): string[] => {
    const columns = [
      { title: dim('bug'), align: 'left' },
      { title: dim('there'), align: 'right' },
      { title: dim('escapes'), align: 'left' },
      ...(withReach
        ? [{ title: dim(inUsers < all.length ? 'P50/P95 reach' : 'P50/P95 users'), align: 'left' } as const]
        : []),
      ...(withExposure ? [{ title: dim(unit), align: 'right' } as const] : []),
    ] as const;
    const rows = all.map(([name, bug]) => [
      bold(name),
      percentOf(bug.present),
      (bug.escaped.value ?? 0) > 0 ? red(percentWithInterval(bug.escaped)) : percentWithInterval(bug.escaped),
      ...(withReach ? [reachText(name, bug)] : []),
      ...(withExposure ? [exposure(bug)] : []),
    ]);
    return formatTable(columns, rows, '').split('\n');
  };
  const whole = table(true);
  // Where bugs are exposed in different units, or there is no room for it, each says its own below.
  const mixed = others.length > 0 || widest(whole, displayWidth) > style.columns;
  const narrower = mixed ? table(false) : whole;
  // And where there is hardly any, what it reaches as well.
  const hasReach = widest(narrower, displayWidth) <= style.columns;
  const [head = '', ...lines] = hasReach ? narrower : table(false, false);
  return [
    ...wrap(head, style.columns),
    ...all.flatMap(([name, bug], index) => [
      ...wrap(lines[index] ?? '', style.columns),
      ...(hasReach || (bug.present.value ?? 0) === 0 ? [] : reachLines(reachText(name, bug), style)),
      ...ifThere(bug, mixed, reachOf(name), style),
    ]),
  ];
}

function reachLines(text: string, { colors: { dim }, columns }: Style): string[] {
  return wrap(`reaches ${text} (P50/P95)`, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${dim(line)}`);
}

/** Stages by how often it is found there if it is there, those that find most; the others together. */
function ifThere(
  bug: BugResults,
  withExposure: boolean,
  reached: Reached,
  { colors: { dim }, columns }: Style,
): string[] {
  const { foundIn, present } = bug;
  const there = present.value ?? 0;
  if (there === 0) return [];
  const stages = Object.entries(foundIn)
    .map(([stage, estimate]) => ({ stage, share: shareOf(estimate.value ?? 0, there) }))
    .sort((a, b) => b.share - a.share);
  const shown = stages.slice(0, STAGES).map(({ stage, share }) => `${stage} ${formatPercent(share)}`);
  const rest = shareOf(
    stages.slice(STAGES).reduce((sum, { share }) => sum + share, 0),
    1,
  );
  const indented = (text: string): string[] =>
    wrap(text, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${dim(line)}`);
  if (isMetByNobody(bug)) return indented('if there, nobody meets it');
  const places = [...shown, ...(rest > 0 ? [`others ${formatPercent(rest)}`] : [])];
  const found = places.length === 0 ? 'never found' : `found in ${places.join(', ')}`;
  const exposed = withExposure ? ` ${exposure(bug)} ${bug.exposure.unit} on average,` : '';
  const onServers =
    reached.users === null || reached.servers === null ? '' : ` on ${shares(bug, reached.servers)} of servers,`;
  const lines = [
    `if there,${onServers}${exposed} ${found}`,
    ...(places.length === 0 ? [] : whenFound(bug, reached)),
    ...(staysOut(bug) ? [`still out at the end in ${percentWithInterval(bug.out)} of runs, found or not`] : []),
  ];
  return lines.flatMap(indented);
}

/** That somebody has it in the end is more than that it escapes. */
export function staysOut({ out, escaped }: BugResults): boolean {
  return percentOf(out) !== percentOf(escaped);
}

/** As of one behind a flag that the plan leaves off. */
function isMetByNobody({ found, escaped, reach: servers, met, exposure: { meanGivenPresent } }: BugResults): boolean {
  const amounts = [found, escaped, servers.meanGivenPresent, met?.meanGivenPresent ?? null, meanGivenPresent];
  return amounts.every((amount) => amount === null || amount.value === 0);
}

/** How far it has got by the time that it is found, where people are counted, and how fast it is gone from then on. */
function whenFound({ whenFound: { met }, rings, gone }: BugResults, { users }: Reached): string[] {
  const inRings = rings
    .filter(({ found }) => (found.value ?? 0) > 0)
    .map(({ name, found }) => `${name} ${percentOf(found)}`);
  // Given that it is there, as where it is found by stages.
  const rung = inRings.length === 0 ? '' : `, in ring ${inRings.join(', ')}`;
  const people =
    users === null || met === null
      ? []
      : [`found when ${amount(met, formatUsers, ' users had it', formatNumber)}${rung}`];
  const { share, mean } = gone;
  if (mean.value === null) return share.value === 0 ? [...people, 'stays out once it is found'] : people;
  const some =
    share.value === null || share.value === 1 ? '' : `; stays out in ${formatPercent(1 - share.value)} of these runs`;
  const after = (gone.p95.value ?? 0) === 0 && mean.value === 0 ? 'as soon as' : `${goneTime(gone)} after`;
  return [...people, `gone ${after} it is found${some}`];
}

const goneTime = (gone: FoundAmount): string => amount(gone, (seconds) => formatDuration(seconds * 1000));

/** `120 users had it on average (P95 4,000)`; the mean alone where the P95 says the same. */
function amount({ mean, p95 }: FoundAmount, format: (value: number) => string, unit = '', rough = format): string {
  const most = p95.value === null ? '–' : format(p95.value);
  // Nobody reads the last digits of an average.
  const text = mean.value === null ? '–' : mean.value === p95.value ? most : rough(mean.value);
  return text === most ? `${text}${unit}` : `${text}${unit} on average (P95 ${most})`;
}

const STAGES = 4;

/** Median and P95 of the users that have it at once, given that it is there; without an audience of the servers, as shares of those that the plan can reach. */
function reach(bug: BugResults, { servers, users }: Reached): string {
  if (users === null || bug.met === null) return servers === null ? '–' : shares(bug, servers);
  const { p50, p95 } = bug.met;
  return [p50, p95].map(({ value }) => (value === null ? '–' : formatUsers(value))).join(' / ');
}

function shares({ reach: { p50, p95 } }: BugResults, servers: number): string {
  return [p50, p95].map(({ value }) => (value === null ? '–' : formatPercent(value / servers))).join(' / ');
}

/** Its mean, given that it is there. */
function exposure({ exposure: { meanGivenPresent } }: BugResults): string {
  return meanGivenPresent.value === null ? '–' : formatNumber(meanGivenPresent.value);
}
