import { simulate } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { exampleMachine, machineOf } from '../../testing/open-example.ts';
import { PLAIN } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { summary } from './summary.ts';

function shown(text: string, trials = 100): string {
  const machine = machineOf(text);
  return summary(simulate(machine, { trials }), machine, PLAIN);
}

/** The lines beside a heading. */
function section(text: string, heading: string): string[] {
  const [, after = ''] = text.split(`\n${heading}`);
  return (after.split('\n\n')[0] ?? '').split('\n').map((line) => line.trim());
}

const plan = (more: { model?: string; plan?: string; stage?: string } = {}): string => `topology fleet {
  region west { cluster web[4] { server[10] } }
}
model numbers { deploy takes 5m per server  ${more.model ?? ''} }
plan small on fleet using numbers {
  maxDown 50% per cluster
  ${more.plan ?? ''}
  stage first { deploy web-1  wait 1h  ${more.stage ?? ''} }
  stage rest { deploy remaining }
}
`;

// Two batches of five minutes in each of four clusters, and an hour.
test('a plan without chance', () => {
  expect(shown(plan({ plan: 'deadline 2h' }))).toBe(`small  40 servers, 100 trials, seed 1, intervals at 99%

How long      1h 40m in every run
              deadline 2h: met in 100% (≥95.5%) of runs

How it ends   completed    100% (≥95.5%)

Stages               servers  so far  reached  starts at   takes
              first       10     25%     100%          0  1h 10m
              rest        30    100%     100%     1h 10m     30m

Capacity      maxDown 50% per cluster: reached in 100% (≥95.5%) of runs
                at most 5 servers (50%) down in west/web-1, 5 allowed

Time goes to  60%   1h  first: wait 1h
              30%  30m  rest: deploy remaining
              10%  10m  first: deploy web-1

Uncertain     every figure above is within ±10%
`);
});

test('one trial says nothing of how long others take', () => {
  expect(section(shown(plan(), 1), 'How long')).toEqual(['1h 40m in the only trial']);
});

describe('what went wrong', () => {
  test('a bug that is always there and always found: where, and what it reached', () => {
    // Five servers run it from 5m on, ten from 10m on: ten server-hours at 1h 7m 30s. The gate finds it at 1h 10m; five
    // servers go back at once, the others five minutes later: 650 server-minutes in all.
    const text = shown(
      plan({
        model: 'bug crash { present 100%  surfaces after 10 server-hours }  gate health { detects 100% }',
        stage: 'gate health',
        plan: 'on unhealthy rollback',
      }),
    );
    expect(section(text, 'How it ends')).toEqual(['rolled back  100% (≥95.5%)  a bug was found 100%']);
    expect(section(text, 'Bugs')).toEqual([
      'bug    there  escapes     P50/P95 reach  server-hours',
      'crash   100%  0% (≤4.5%)  25% / 25%              10.8',
      'if there, found in first 100%',
      'gone 5m after it is found',
    ]);
  });

  test('limits that failures go past are all named, and why', () => {
    const model = 'bug crash { present 100%  surfaces after 10 server-hours  downs 100% of servers }';
    const text = shown(plan({ model, plan: 'maxDown 90%' }));
    const lines = section(text, 'Capacity');
    expect(lines.slice(-2).join(' ')).toBe(
      "Failures, bugs and outages did that, or what a stage's limit does not bind: what it binds never starts past it.",
    );
    expect(lines.slice(0, -2)).toEqual([
      'maxDown 50% per cluster: reached in 100% (≥95.5%) of runs',
      'at most 10 servers (100%) down in west/web-1, 5 allowed',
    ]);
  });

  test('figures that are loose are named, with the trials that would settle them', () => {
    const text = shown(plan({ model: 'gate health { false alarm 2% }', stage: 'gate health' }), 200);
    const [first = '', second = ''] = section(text, 'Uncertain');
    expect(first).toMatch(/^P\(rolled back\) (?:±\d+%|hardly known)/);
    expect(second).toMatch(/^--trials [\d_]+ would bring all within ±10%$/);
  });
});

test('a study in which no trial has ended says so, and nothing else', () => {
  const machine = machineOf(plan());
  const none = simulate(machine, { trials: 0 });
  expect(summary({ ...none, complete: false }, machine, PLAIN)).toBe(
    'small  40 servers, 0 trials, seed 1, intervals at 99%  INCOMPLETE\n\nUncertain     everything: no trial had ended\n',
  );
});

test('nothing is wider than the terminal', () => {
  for (const name of ['first-plan', 'two-tiers', 'reference']) {
    const machine = exampleMachine(name);
    const results = simulate(machine, { trials: 64 });
    for (const columns of [70, 80, 120]) {
      const lines = summary(results, machine, { ...PLAIN, columns }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  }
});

describe('what is known of services, gates and the calendar', () => {
  const service = (text: string, sentence: string): string =>
    text.replace('model numbers', `${sentence}\nmodel numbers`).replace('plan small on', 'plan small of shop on');

  test('the peak of a load, and how often that is too much', () => {
    // Five of the ten servers of a cluster are down at once: the others carry twice their load.
    const shop = (headroom: string) => service(plan(), `service shop { runs on all  ${headroom} per cluster }`);
    expect(section(shown(shop('headroom 120%')), 'Capacity').slice(2)).toEqual([
      'shop: peak load 2 × its ordinary load (P95) of the 2.2 that a',
      'server can carry, at most 2, in west/web-1',
    ]);
    expect(section(shown(shop('headroom 50%')), 'Capacity').at(-1)).toBe('overloaded in 100% (≥95.5%) of runs');
  });

  test('what gates miss, and that they cry wolf', () => {
    const model = `bug crash { present 100%  surfaces after 10 server-hours }  gate health { detects 75%  false alarm 2% }
      gate smoke { detects 40%  blind to 50% of bugs }`;
    const text = shown(plan({ model, stage: 'gate health  gate smoke' }));
    // Blind to half of the bugs, and 60% of the others are missed: 0.5 + 0.5 · 0.6.
    expect(section(text, 'Gates')).toEqual([
      'gate health: misses crash 25%; false alarm 2%',
      'gate smoke: misses crash 80%; false alarm 0%',
    ]);
  });

  test('that a chance is next to nothing, or next to sure', () => {
    const model = `bug crash { present 100%  surfaces after 10 server-hours }
      gate health { detects 99.9999%  false alarm 0.0001% }  gate smoke { detects 0.0001% }`;
    expect(section(shown(plan({ model, stage: 'gate health  gate smoke' })), 'Gates')).toEqual([
      'gate health: misses crash <0.01%; false alarm <0.01%',
      'gate smoke: misses crash >99.99%; false alarm 0%',
    ]);
  });

  test('that nothing is left to carry a load', () => {
    const machine = machineOf(service(plan(), 'service shop { runs on all  headroom 120% per cluster }'));
    const results = simulate(machine, { trials: 20 });
    const said = (p95: number | null): string => {
      const services = results.capacity.services.map((one) => ({
        ...one,
        peak: { ...one.peak, p95: { value: p95, low: p95, high: p95 }, max: null },
      }));
      const text = summary({ ...results, capacity: { ...results.capacity, services } }, machine, PLAIN);
      return section(text, 'Capacity').join(' ');
    };
    expect(said(null)).toContain('shop: in at least 5% of runs nothing is up to carry it, in west/web-1');
    expect(said(1.25)).toContain(
      'shop: peak load 1.25 × its ordinary load (P95) of the 2.2 that a server can carry, at worst nothing is up to carry it, in west/web-1',
    );
  });

  test('how many servers the services have, of which reach is a share', () => {
    const model = 'bug crash { present 100%  surfaces after 10_000 server-hours }';
    const text = shown(service(plan({ model }), 'service shop { runs on web-1, web-2, web-3 }'));
    expect(text.split('\n')[0]).toBe('small  30 servers, 100 trials, seed 1, intervals at 99%');
    expect(section(text, 'Bugs')[1]).toMatch(/^crash +100% +100% \(≥95.5%\) +100% \/ 100% /);
  });

  test('what takes nearly all of the time does not take all of it', () => {
    const line = (stage: string): string | undefined => section(shown(plan({ stage })), 'Time goes to')[0];
    // Beside 1 h 40 m of all else.
    expect(line('wait 2_000h')).toBe('99.9%  83d 8h  first: wait 2_000h');
    expect(line('wait 20_000h')).toBe('>99.9%  833d 8h  first: wait 20_000h');
    const alone = 'topology fleet { cluster web { server[4] } } model numbers { deploy takes 5m per server }';
    const whole = `${alone} plan p on fleet using numbers { stage s { deploy all } }`;
    expect(section(shown(whole), 'Time goes to')[0]).toBe('100%  5m  s: deploy all');
  });

  test('which of two sentences that read the same', () => {
    const lines = section(shown(plan({ stage: 'wait 2h  wait 1h' })), 'Time goes to');
    const sentences = lines.map((line) => line.slice(line.indexOf('  first: ') + 2));
    expect(sentences.slice(0, 3)).toEqual(['first: wait 2h', 'first: wait 1h (1st)', 'first: wait 1h (2nd)']);
  });

  test('when it begins, and who says so', () => {
    const window = 'window mon..fri 09:00..17:00 in "Europe/Berlin"';
    const second = (text: string): string | undefined => shown(text).split('\n')[1];
    expect(second(plan({ plan: window }))).toBe(
      'begins Mon 2026-01-05 09:00 Europe/Berlin (assumed: --start says when)',
    );
    const starts = 'starts 2026-03-30 10:30 in "Europe/Berlin"';
    expect(second(plan({ plan: `${starts}  ${window}` }))).toBe('begins Mon 2026-03-30 10:30 Europe/Berlin');
  });

  test('servers that stay failed, and retries', () => {
    const model = 'deploy fails 100% per server  gate health { false alarm 100% }';
    const text = shown(
      plan({ model, stage: 'gate health', plan: 'on false alarm retry at most 2 then continue' }).replace(
        '50%',
        '100%',
      ),
    );
    expect(section(text, 'Capacity')).toContain('servers that stay failed: 40 a run, at most 40 in 95% of runs');
    expect(section(text, 'Capacity')).toContain('a handler takes `retry` 2 times a run');
  });

  test('exposure in the unit of each bug', () => {
    const model = `bug crash { present 100%  surfaces after 10 server-hours }
      bug leak { present 100%  surfaces after 1_000_000 requests }`;
    const text = shown(service(plan({ model }), 'service shop { runs on all  load 40 requests/s  headroom 200% }'));
    expect(section(text, 'Bugs')[0]).toMatch(/^bug +there +escapes +P50\/P95 reach$/);
    expect(section(text, 'Bugs').some((line) => /^if there, [\d,]+ requests on average, never found$/.test(line))).toBe(
      true,
    );
  });
});

test('the values of params are shown', () => {
  const machine = machineOf(plan({ stage: 'wait soak' }).replace(/(plan [^{]*\{)/, '$1 param soak = 90m'));
  expect(summary(simulate(machine, { trials: 4 }), machine, PLAIN).split('\n')[1]).toBe('soak = 1h30m');
});

// Found by the first gate or by none, which says nothing of how long deploying takes.
test('how long it takes, by how it ends, where it ends in several ways', () => {
  const found = (present: string): string[] =>
    section(
      shown(
        plan({
          model: `bug crash { present ${present}  shows 100% at cluster 1 }  gate health { detects 100% }`,
          stage: 'gate health',
          plan: 'on unhealthy rollback',
        }),
        1_000,
      ),
      'How long',
    );
  expect(found('50%').slice(-2)).toEqual([
    'if completed    P50 1h 40m   P95 1h 40m',
    'if rolled back  P50 1h 20m   P95 1h 20m',
  ]);
  expect(found('100%')).toEqual(['1h 20m in every run']);
});
