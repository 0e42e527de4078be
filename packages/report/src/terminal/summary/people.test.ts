import { simulate } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { COLORED } from '../../testing/colored.ts';
import { machineOf } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { summary } from './summary.ts';

function shown(text: string, style = PLAIN, trials = 100): string {
  const machine = machineOf(text);
  return summary(simulate(machine, { trials }), machine, style);
}

/** The lines beside a heading. */
function section(text: string, heading: string): string[] {
  const [, after = ''] = text.split(`\n${heading}`);
  return (after.split('\n\n')[0] ?? '').split('\n').map((line) => line.trim());
}

const AUDIENCE = 'audience people 1_000_000 { ring internal 1%  ring early 5%  ring everyone }\n';

/** On for 10,000 users after 30 seconds, who find the bug two hours later; the gate at 25h 30s, and half a minute later it is off. */
const dark = `${AUDIENCE}flag new-checkout { owner "payments" }
model m {
  flag takes 30s
  bug crash { present 100%  surfaces after 20_000 user-hours  behind new-checkout }
  gate health { detects 100%  takes 1h }
}
plan dark using m {
  stage people { enable new-checkout for internal, early, everyone { wait 1d  gate health } }
  on unhealthy disable new-checkout
}
`;

describe('a dark launch', () => {
  test('is told in users, and no servers', () => {
    const text = shown(dark);
    expect(text).not.toContain('server');
    expect(text.split('\n')[0]).toBe('dark  1,000,000 users, 100 trials, seed 1, intervals at 99%');
    // 10,000 users from 30s to 25h 1m are 250,083 user-hours.
    expect(section(text, 'Bugs')).toEqual([
      'bug    there  escapes     P50/P95 users    user-hours',
      'crash   100%  0% (≤4.5%)  10,000 / 10,000     250,100',
      'if there, found in people 100%',
      'found when 10,000 users had it, in ring internal 100%',
      'gone 30s after it is found',
    ]);
    expect(section(text, 'How it ends')).toEqual(['stopped      100% (≥95.5%)  a bug was found 100%']);
  });
});

describe('a bug that', () => {
  /** Ten servers for everyone, five of them new for 25 hours before the others follow; then what is behind the flag is on for 1%. */
  const both = (bugs: string, stage = 'enable new-checkout for internal { wait 1d }'): string => `${AUDIENCE}
topology fleet { region west { cluster web[2] { server[5] } } }
service shop { runs on web-1, web-2 }
flag new-checkout { owner "payments" }
model m { deploy takes 30m per server  flag takes 30s  gate health { detects 100%  takes 1h }  ${bugs} }
plan both of shop on fleet using m {
  stage code { deploy web-1  wait 1d  gate health  deploy web-2 }
  stage people { ${stage} }
  on unhealthy rollback
}
`;
  const crash = 'bug crash { present 100%  surfaces after 50 server-hours }';
  const odd = 'bug odd { present 100%  surfaces after 900_000 user-hours  behind new-checkout }';

  test('no flag and no release narrows is told in servers', () => {
    const lines = section(shown(both(crash)), 'Bugs');
    expect(lines).toEqual([
      'bug    there  escapes     P50/P95 reach  server-hours',
      'crash   100%  0% (≤4.5%)  50% / 50%               125',
      'if there, found in code 100%',
      'gone as soon as it is found',
    ]);
  });

  test('a flag narrows is told in users beside it', () => {
    const text = shown(both(`${crash.replace('100%', '0.01%')}  ${odd}`));
    const [head, ...lines] = section(text, 'Bugs');
    expect(head).toMatch(/^bug +there +escapes +P50\/P95 reach$/);
    expect(lines[0]).toMatch(/^crash +0.01% +0% .* 50% \/ 50%$/);
    expect(lines[1]).toBe('if there, 125 server-hours on average, found in code 100%');
    expect(lines[2]).toBe('gone as soon as it is found');
    expect(lines[3]).toMatch(/^odd +100% .* 10,000 \/ 10,000 users$/);
  });

  test('is found and stays out', () => {
    // With the flag left on, the 10,000 users keep it.
    const text = shown(
      both(odd, 'enable new-checkout for internal { wait 1w  gate health }').replace(
        'unhealthy rollback',
        'unhealthy stop',
      ),
    );
    expect(section(text, 'Bugs').slice(2)).toEqual([
      'if there, on 100% / 100% of servers, found in people 100%',
      'found when 10,000 users had it, in ring internal 100%',
      'stays out once it is found',
      'still out at the end in 100% (≥95.5%) of runs, found or not',
    ]);
  });

  test('nobody can meet is not told as if somebody might', () => {
    expect(section(shown(both(odd, 'wait 1d')), 'Bugs')).toEqual([
      'bug  there  escapes     P50/P95 users  user-hours',
      'odd   100%  0% (≤4.5%)  0 / 0                   0',
      'if there, nobody meets it',
    ]);
  });
});

/** It lands in two weeks in which the first train leaves at their beginning: nobody finds anything. */
const train = `${AUDIENCE}model m { release takes 1h }
plan train using m {
  channel early for early departs every 1w from 2026-01-05 { wait 1d }
  channel stable for everyone departs every 2w from 2026-01-05 { wait 1d }
}
`;

describe('a train', () => {
  test('says when its change lands, how long it waits, and that it misses none', () => {
    const text = shown(train, PLAIN, 4_000);
    expect(text.split('\n')[1]).toBe('lands at any time in the 2w from Mon 2026-01-05 00:00 UTC (--start says when)');
    const lines = section(text, 'Channels');
    expect(lines[0]).toBe('early to ring early, every 1w');
    // Half a week on average, and 95% of a week: with 4,000 trials to within an hour or two, false alarm 1e-6.
    expect(lines[1]).toMatch(/^waits 3d 1\dh for its train \(P95 6d 1[4-8]h\)$/);
    expect(lines[2]).toMatch(/^misses no train; leaves for good 3d 1\dh after it/);
    expect(lines).toContain('stable to ring everyone, every 2w');
  });

  test('that is for the whole audience', () => {
    const text = shown(train.replace('stable for everyone', 'stable for people'));
    expect(section(text, 'Channels')).toContain('stable to all users, every 2w');
    expect(section(text, 'Channels').join(' ')).not.toContain('people');
  });

  test('that all changes are too urgent for is waited for by none', () => {
    const text = train.replace('release takes 1h', 'release takes 1h  fast track 100% of changes');
    expect(section(shown(text), 'Channels').slice(0, 3)).toEqual([
      'early to ring early, every 1w',
      'waits for no train',
      'misses no train; leaves for good as it lands',
    ]);
  });

  test('that is said to start lands then', () => {
    const text = shown(train.replace('plan train using m {', 'plan train using m { starts 2026-01-07 00:00'));
    expect(text.split('\n')[1]).toBe('begins Wed 2026-01-07 00:00 UTC');
    expect(section(text, 'Channels').slice(0, 4)).toEqual([
      'early to ring early, every 1w',
      'waits 5d for its train',
      'misses no train; leaves for good 5d after it landed',
      'stable to ring everyone, every 2w',
    ]);
  });
});

/** What comes before the contract stays; the gate after it finds what is always there, and stops. */
const contract = `topology fleet { region west { cluster web[2] { server[4] } } }
service orders { runs on web-1, web-2 }
model m {
  deploy takes 5m per server
  bug crash { present 100%  surfaces after 1 server-hours }
  gate health { detects 50%  takes 1h }
}
plan rename of orders on fleet using m {
  maxDown 50% per cluster
  stage grow { expand orders takes 10m  deploy all  wait 1h  gate health  on unhealthy rollback }
  stage shrink { contract orders takes 10m  wait 1h  gate health  on unhealthy stop }
}
`;

test('a point of no return: how often it is come to, and that nothing goes back after it', () => {
  const text = section(shown(contract, PLAIN, 1_000), 'How it ends').join(' ');
  expect(text).toMatch(/ [\d.]+% \(.*\) come to the point of no return; none goes back after it$/);
});

test('nothing is wider than the terminal', () => {
  for (const text of [dark, train, contract]) {
    for (const columns of [70, 80, 120]) {
      for (const style of [PLAIN, COLORED]) {
        const lines = shown(text, { ...style, columns }).split('\n');
        expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
      }
    }
  }
});
