import { traceTrial } from '@rollout/simulator';
import { expect, test } from 'vitest';
import { exampleMachine, machineOf } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { timeline } from './timeline.ts';

function shown(text: string, options: Parameters<typeof traceTrial>[1] = {}): string {
  const machine = machineOf(text);
  const trace = traceTrial(machine, options);
  if (trace.kind !== 'trace') throw new Error('too many servers');
  return timeline(trace, machine, PLAIN);
}

/** Without chance: each cluster of four takes two batches of a minute. */
const fixed = (bug: string): string => `topology fleet {
  region west { cluster a { server[4] } cluster b { server[4] } }
  region east { cluster c { server[4] } }
}
model minutes {
  deploy takes 1m per server
  ${bug}
  gate health { detects 100%  takes 1m }
}
plan fixed on fleet using minutes {
  maxDown 50% per cluster
  stage first { deploy west  wait 10m  gate health }
  stage rest { each region in east { deploy here  wait 4m } }
  on unhealthy rollback
}
`;

// Two batches of an hour, and the window lets one begin each morning: nothing is in progress for the 23 hours between.
test('a unit that a window holds between its batches is told to be held', () => {
  const text = `topology fleet { region west { cluster a { server[4] } } }
model hours { deploy takes 1h per server }
plan held on fleet using hours {
  starts 2026-03-30 09:00 in "Europe/Berlin"
  maxDown 50% per cluster
  window mon..fri 09:00..09:30 in "Europe/Berlin"
  stage all { deploy west }
}
`;
  const line = shown(text)
    .split('\n')
    .find((each) => each.includes('west/a'));
  expect(line).toMatch(/ 4 █{1,4}┄{40,}█{1,4}$/);
});

test('work that a window holds is told so, and drawn as work from when it begins', () => {
  const text = `topology fleet { region west { cluster a { server[2] } } }
service db { runs on a }
audience people 100 { ring early 10%  ring everyone }
flag cart { owner "shop" }
model hours { deploy takes 1h per server  flag takes 3h }
plan held of db on fleet using hours {
  starts 2026-01-05 18:00 in "UTC"
  window mon..fri 09:00..17:00 in "UTC"
  stage all { expand db takes 3h  wait 12h  enable cart for everyone }
}
`;
  const lines = shown(text).split('\n');
  const all = lines.find((line) => line.startsWith('all '));
  // 15 hours held, 3 of work, 12 of waiting, 9 held, 3 of work: 42.
  expect(all).toMatch(/^all +┄{20,}≡{4,}·{15,}┄{12,}±{4,}$/);
  expect(lines.join('\n')).toContain('┄ held by the calendar');
  expect(lines.slice(lines.indexOf('What happened') + 1, -1).map((line) => line.slice(36).trim())).toEqual([
    'stage all begins',
    'expand db is held by the calendar',
    'expand db begins',
    'expand db is done',
    'enable cart for everyone is held by the',
    'calendar',
    'enable cart for everyone begins',
    'flag cart is on for 100 users',
    'stage all is done',
    'the plan ends completed',
  ]);
});

// a until 2m, b until 4m, the wait until 14m and the gate until 15m; c until 17m, and four minutes more.
test('a run that completes', () => {
  expect(shown(fixed(''))).toBe(`fixed  completed after 21m                                       trial 1, seed 1

             servers 0             5m            10m           15m           20m
                     ┬─────────────┬─────────────┬─────────────┬─────────────┬──
first              8 ████████████······························✓
  west/a           4 ██████
  west/b           4      ███████
rest               4                                           ─────────────────
  east             4                                           ██████···········
    c              4                                           ██████

What was down where a limit was nearest (full height: the limit)
maxDown 50% per cluster: at most 2 of 4 servers down, 2 allowed
  west/a             ██████

█ deploys   ─ begun, nothing in progress   · waits   ✓ gate passed

What happened
  00:00:00  stage first begins
            west/a begins (4 servers)
  00:02:00  west/a is done
            west/b begins (4 servers)
  00:04:00  west/b is done
  00:15:00  gate health: passed
            stage first is done
            stage rest begins
            east/c begins (4 servers)
  00:17:00  east/c is done
  00:21:00  stage rest is done
            the plan ends completed
`);
});

// 120 server-minutes: 2 in the second minute, 4 in the third, 6 in the fourth, then 8 a minute: the bug shows at 17m30s if the
// wait is long enough. Going back, each cluster takes two batches of a minute again, both clusters at once.
test('a run that goes back: what was found, by what, and who went back', () => {
  const text = fixed('bug crash { surfaces after 2 server-hours }').replace('wait 10m', 'wait 15m');
  expect(shown(text)).toBe(`fixed  rolled back after 22m: a bug was found in first           trial 1, seed 1

             servers 0            5m           10m           15m          20m
                     ┬────────────┬────────────┬─────────────┬────────────┬─────
first              8 ███████████··········································✗
  west/a           4 ██████                                               ▒▒▒▒▒▒
  west/b           4      ██████                                          ▒▒▒▒▒▒
bug crash                                                          ○······●
rollback                                                                  ▒▒▒▒▒▒

What was down where a limit was nearest (full height: the limit)
maxDown 50% per cluster: at most 2 of 4 servers down, 2 allowed
  west/a             ██████                                               ██████

█ deploys   · waits   ▒ goes back   ✗ gate failed   ○ bug shows   ● bug found

What happened
  00:00:00  stage first begins
            west/a begins (4 servers)
  00:02:00  west/a is done
            west/b begins (4 servers)
  00:04:00  west/b is done
  00:17:30  bug crash shows; nobody has seen it yet
  00:20:00  gate health: failed
            bug crash is found in first, by a gate
            on unhealthy in first: rollback
            rollback begins
  00:22:00  rollback is done
            the plan ends rolled back: a bug was found
`);
});

test('a bug that never shows, and one that nothing finds, are named', () => {
  const both = 'bug slow { present 100%  surfaces after 900 server-hours }  bug late { surfaces after 2 server-hours }';
  const lines = shown(fixed(both)).split('\n');
  expect(lines.filter((line) => line.startsWith('bug '))).toEqual([
    'bug slow             there, but it never shows',
    'bug late                                                 never found ○',
  ]);
});

test('single servers, where they are asked for', () => {
  const [, servers = ''] = shown(fixed(''), { servers: true }).split('Servers\n');
  expect(servers.split('\n').slice(0, 4)).toEqual([
    '      from        to  server',
    '  00:00:00  00:01:00  west/a/server-1',
    '  00:00:00  00:01:00  west/a/server-2',
    '  00:01:00  00:02:00  west/a/server-3',
  ]);
});

test('nothing is wider than the terminal', () => {
  for (const name of ['first-plan', 'two-tiers', 'million', 'reference']) {
    const machine = exampleMachine(name);
    const trace = traceTrial(machine, { seed: 'width' });
    if (trace.kind !== 'trace') throw new Error('too many servers');
    for (const columns of [50, 80, 120]) {
      const lines = timeline(trace, machine, { ...PLAIN, columns }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  }
});
