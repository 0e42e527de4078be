import type { Sources } from '@rollout/language';
import { parseSource } from '@rollout/workspace';
import { describe, expect, test } from 'vitest';
import { factsAt } from './facts-at.ts';

/** What is told at the cursor, `$0`. */
function told(source: string, assets: Readonly<Record<string, string>> = {}): string | undefined {
  const offset = source.indexOf('$0');
  const file = parseSource(source.replace('$0', ''), 'plan.rollout');
  const links = new Map([['plan.rollout', new Map(Object.keys(assets).map((name) => [name, name]))]]);
  const sources: Sources = { files: new Map([['plan.rollout', file]]), links, assets: new Map(Object.entries(assets)) };
  return factsAt(sources, 'plan.rollout', offset);
}

const takes = (distribution: string): string => `model m { deploy takes ${distribution} per server }`;

describe('distributions', () => {
  test.each([
    // Mean and sd of an exponential are alike; its median is mean · ln 2 = 1h · 0.693 = 41m 35s, its p95 mean · ln 20 = 2.9957h.
    ['expo$0nential(mean 1h)', 'mean **1h** · median **41m 35s** · p95 **2h 59m 45s** · sd **1h**'],
    // Of a uniform (b − a)/√12: 4m / 3.4641 = 1m 9.28s.
    ['uni$0form(2m..6m)', 'mean **4m** · median **4m** · p95 **5m 48s** · sd **1m 9s**; from 2m to 6m'],
    // μ = ln 4m; σ = ln(12/4)/1.644854 = 0.66790; mean = 4m · e^(σ²/2) = 4m · 1.24988 = 4m 59.97s; sd = mean · √(e^σ² − 1) = 300s · 0.74993.
    ['log$0normal(median 4m, p95 12m)', 'mean **5m** · median **4m** · p95 **12m** · sd **3m 45s**'],
    // Erlang of 4 with mean 8m: sd = mean / √4.
    ['er$0lang(4, mean 8m)', /^mean \*\*8m\*\* · .* · sd \*\*4m\*\*$/],
    // 0.9 · 5m + 0.1 · 1h.
    ['mi$0x(90% 5m, 10% exponential(mean 1h))', /^mean \*\*10m 30s\*\*/],
    ['mix(90% 5m, 10% expo$0nential(mean 1h))', /^mean \*\*1h\*\*/],
  ])('%s', (distribution, text) => {
    if (typeof text === 'string') expect(told(takes(distribution))).toBe(text);
    else expect(told(takes(distribution))).toMatch(text);
  });

  test('of exposure and of what metrics read', () => {
    expect(told('model m { bug b { surfaces after expo$0nential(mean 200 server-hours) } }')).toMatch(
      /^mean \*\*200 server-hours\*\*/,
    );
    expect(told('model m { metric errors is uni$0form(1%..3%) }')).toMatch(/^mean \*\*2%\*\*/);
  });
  test('with params, and of tables', () => {
    expect(told('plan p { param soak = 2h  stage s { wait expo$0nential(mean soak) } }')).toMatch(/^mean \*\*2h\*\*/);
    const table = { 'times.csv': 'minutes\n1\n2\n6\n' };
    expect(told(takes('emp$0irical("times.csv", column "minutes")'), table)).toMatch(
      /^mean \*\*3m\*\* · median \*\*2m\*\*/,
    );
  });
  test('none where it is none', () => {
    expect(told(takes('expo$0nential(median 1h)'))).toBeUndefined();
    expect(told(takes('expo$0nential('))).toBeUndefined();
    expect(told(takes('4$0m'))).toBeUndefined();
  });
});

describe('zones', () => {
  // In Berlin it is UTC+1 in winter and UTC+2 in summer, in Los Angeles −8 and −7, in Kolkata +5:30 all year.
  test.each([
    ['starts 2026-11-23 0$09:00 in "Europe/Berlin"', 'On the clocks of `Europe/Berlin`: Mon 2026-11-23 08:00 UTC.'],
    ['starts 2026-07-2$03 09:00 in "Europe/Berlin"', 'On the clocks of `Europe/Berlin`: Thu 2026-07-23 07:00 UTC.'],
    [
      'window mon..thu 0$09:00..16:00 in "America/Los_Angeles"',
      'On the clocks of `America/Los_Angeles`: 17:00 UTC in January, 16:00 UTC in July.',
    ],
    ['window mon..thu 09:00..16:00 in "Eur$0ope/Berlin"', '`Europe/Berlin` is UTC+1 in January and UTC+2 in July.'],
    ['window mon..thu 09:00..16:00 in "Asia/Kol$0kata"', '`Asia/Kolkata` is UTC+5:30 all year.'],
    ['freeze 2026-12-1$09..2027-01-04 in "Asia/Kolkata"', 'On the clocks of `Asia/Kolkata`: Fri 2026-12-18 18:30 UTC.'],
  ])('%s', (sentence, text) => {
    expect(told(`plan p { ${sentence} }`)).toBe(text);
  });
  test('none where there is no such zone', () => {
    expect(told('plan p { window mon 09:00..16:00 in "Mars/Ol$0ympus" }')).toBeUndefined();
  });
});
