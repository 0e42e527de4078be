/** What stands between deploys: waits, gates and `run`s. */
import type { Pick } from './pick.ts';
import { randomClock } from './random-calendar.ts';
import { duration, type RandomModel } from './random-model.ts';
import type { RandomPeople } from './random-people.ts';
import type { RandomServices } from './random-services.ts';

/** What steps may speak of. */
export interface Surroundings {
  readonly model: RandomModel;
  readonly services: RandomServices;
  readonly people: RandomPeople;
  /** There are servers. */
  readonly placed: boolean;
}

/** `canary`: something is new by then, and something is still old. */
export function randomBake(pick: Pick, around: Surroundings, canary = false): string[] {
  const { model } = around;
  const lines: string[] = [];
  if (pick.chance(0.6)) lines.push(...wait(pick, around));
  if (canary && model.canary !== null && pick.chance(0.8)) {
    const traffic = pick.chance(0.5) ? ` with ${pick.of(['1%', '5%', '33.3%'])} traffic` : '';
    pick.says(traffic === '' ? 'gate canary' : 'gate canary with traffic');
    lines.push(`gate canary ${model.canary} for ${pick.of(['5m', '30m', '1h'])}${traffic}`);
  } else if (pick.chance(0.6)) {
    lines.push(`gate ${pick.of(model.checks)}`);
    pick.says('gate');
  }
  if (pick.chance(0.12)) {
    const refuses = pick.chance(0.6) ? ` refuses ${pick.of(['10%', '40%'])}` : '';
    lines.push(`gate approval "someone" takes ${duration(pick)}${refuses}`);
    pick.says(refuses === '' ? 'gate approval' : 'gate approval refuses');
  }
  if (pick.chance(0.2)) {
    const fails = pick.chance(0.5) ? ` fails ${pick.of(['10%', '40%'])}${pick.chance(0.5) ? ' retry 1' : ''}` : '';
    if (fails !== '') pick.says('run fails');
    lines.push(`run "act" takes ${duration(pick)}${fails}`);
    pick.says('run');
  }
  return lines;
}

function wait(pick: Pick, { model, services, people }: Surroundings): string[] {
  const kind = pick.int(1, 14);
  if (kind <= 2) return [randomClock(pick)];
  if (kind <= 7 && services.loaded) {
    const most = pick.chance(0.5) ? ` at most ${pick.of(['30m', '3h'])}` : '';
    pick.says(most === '' ? 'wait for requests' : 'wait for requests at most');
    return [`wait ${duration(pick)} and ${pick.of(['1', '1_000', '20_000', '200_000'])} requests${most}`];
  }
  // Whom a flag has not reached cannot have met anything yet.
  if (kind <= 10 && model.surfacing && (people.rings.length === 0 || pick.chance(0.3))) {
    pick.says('wait until confidence');
    const confidence = `wait until confidence ${pick.of(['60%', '80%', '95%'])} at most ${pick.of(['3h', '10h'])}`;
    return [confidence, `gate ${pick.of(model.checks)}`];
  }
  pick.says('wait');
  return [`wait ${duration(pick)}`];
}
