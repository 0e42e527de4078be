import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { percentWithInterval, timeOf } from '../../../text/estimate.ts';
import { formatPercent } from '../../../text/number.ts';
import { startLine } from '../../../text/wall-clock.ts';
import { paramTexts } from './params.ts';
import { quantileTexts } from './quantiles.ts';
import { verdictOf } from './verdict.ts';

/** The head of a study: of what and from what it is, the answer in words, and the figures that plans are held to. */
export function Lead({ results, machine }: { readonly results: Results; readonly machine: Machine }): VNode {
  const [first, ...more] = verdictOf(results);
  return (
    <>
      <p class="about">{aboutOf(results, machine).join(' · ')}</p>
      <p class="verdict">{first}</p>
      {more.map((sentence) => (
        <p class="verdict">{sentence}</p>
      ))}
      {results.trials > 0 && (
        <dl class="tiles">
          {tilesOf(results).map(({ name, value, beside }) => (
            <div>
              <dt>{name}</dt>
              <dd>
                {value}
                {beside !== '' && <small>{beside}</small>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function aboutOf(results: Results, machine: Machine): string[] {
  const { scenario, start, method, trials } = results;
  return [
    ...(machine.fleet.servers === 0 ? [] : [counted(machine.fleet.servers, 'server')]),
    ...(machine.audience === null ? [] : [counted(machine.audience.users, 'user')]),
    method === 'exact' ? 'worked out exactly' : `from ${counted(trials, 'simulated run')}`,
    ...(scenario === null ? [] : [`under ${scenario}`]),
    ...(start === null ? [] : [startLine(start)]),
    ...paramTexts(machine.params).map(({ name, text }) => `${name} = ${text}`),
  ];
}

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly beside: string;
}

function tilesOf(results: Results): Tile[] {
  const { duration, outcomes, deadline, expectations } = results;
  const chance = (name: string, estimate: Results['outcomes']['completed']): Tile => {
    const [value = '', ...interval] = percentWithInterval(estimate).split(' ');
    return { name, value, beside: interval.join(' ').replaceAll(/[()]/g, '') };
  };
  const worst = Object.entries(results.bugs).sort(([, a], [, b]) => (b.escaped.value ?? 0) - (a.escaped.value ?? 0))[0];
  const quantiles = quantileTexts(duration);
  const met = expectations.filter(({ status }) => status === 'met').length;
  return [
    { name: 'duration, P50', value: quantiles.p50, beside: within(duration.p50) },
    { name: 'duration, P95', value: quantiles.p95, beside: within(duration.p95) },
    chance('completed', outcomes.completed),
    ...(outcomes.rolledBack.value === 0 ? [] : [chance('rolled back', outcomes.rolledBack)]),
    ...(outcomes.stopped.value === 0 ? [] : [chance('stopped', outcomes.stopped)]),
    ...(worst === undefined ? [] : [chance(`${worst[0]} escapes`, worst[1].escaped)]),
    ...(deadline === null ? [] : [chance(`within ${timeOf(known(deadline.within))}`, deadline.met)]),
    ...(expectations.length === 0
      ? []
      : [{ name: 'expectations met', value: `${met} of ${expectations.length}`, beside: '' }]),
  ];
}

/** The interval of a time, where it says more than the time. */
function within({ value, low, high }: Results['duration']['p50']): string {
  if (value === null || low === null || high === null || low === high) return '';
  const [from, to] = [timeOf(known(low), 3), timeOf(known(high), 3)];
  return from === to ? '' : `${from} to ${to}`;
}

const known = (value: number) => ({ value, low: value, high: value });

/** For the title of the document: `2d 6h (P50), 94.3% completed`. */
export function shortAnswer({ trials, duration, outcomes }: Results): string {
  if (trials === 0) return 'nothing known';
  const { value } = outcomes.completed;
  return `${timeOf(duration.p50)} (P50)${value === null ? '' : `, ${formatPercent(value)} completed`}`;
}
