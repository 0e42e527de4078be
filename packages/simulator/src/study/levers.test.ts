import { describe, expect, it } from 'vitest';
import { runText } from '../testing/run-text.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const fleet = (servers: number, service = ''): string => `
  topology fleet { region west { cluster web { server[${servers}] } } }
  service store { runs on all  load 1_000 requests/s  ${service} }`;

const numbers = (bug: string): string => `
  model numbers {
    deploy takes 10m per server
    rollback takes 10m per server
    switch takes 1m
    bug crash { present 100%  ${bug} }
    gate health { detects 100%  takes 5m }
  }`;

const plan = (body: string): string => `plan example of store on fleet using numbers { ${body} }`;

describe('going back', () => {
  const bug = numbers('surfaces after 1 server-hours');

  it('by a switch takes its minute, and leaves all exposed for no longer', () => {
    // Ten green servers stand at 10m and carry everything from 11m on. An hour later the gate looks, five minutes long: found at 76m.
    // Traffic is back at 77m, and green is gone: 66 minutes of ten servers.
    const { duration, exposure, times, most, fewest } = runText(
      fleet(10) +
        bug +
        plan(`stage one { deploy green to all  shift traffic to 100%  wait 1h  gate health  retire blue after 1h }
              on unhealthy rollback`),
    );
    expect(times('bug-shown')).toEqual([17 * MINUTE]); // 6 minutes of ten servers are one server-hour
    expect(times('bug-found')).toEqual([76 * MINUTE]);
    expect(duration).toBe(77 * MINUTE);
    expect(exposure).toBe(10 * 66 * MINUTE);
    expect([most, fewest]).toEqual([20, 10]);
  });

  it('by deploying again takes as many batches, and leaves the later ones exposed', () => {
    // Five at 10m, ten at 20m; found at 85m. Five go back from then on, the other five from 95m to 105m, exposed until they begin:
    // 5 · 10 + 10 · 65 + 5 · 10 = 750 minutes of a server. After the alarm that is 50, where the switch left 10.
    const { duration, exposure, times } = runText(
      fleet(10) + bug + plan('maxDown 50%  stage one { deploy all  wait 1h  gate health }  on unhealthy rollback'),
    );
    expect(times('bug-found')).toEqual([85 * MINUTE]);
    expect(duration).toBe(105 * MINUTE);
    expect(exposure).toBe(750 * MINUTE);
  });

  it('after blue is retired is no switch any more', () => {
    // Green takes blue's place ten minutes into the wait of an hour, at 21m; found at 76m. Ten servers go back in two batches.
    const { duration, times } = runText(
      fleet(10) +
        bug +
        plan(`maxDown 50%
              stage one { deploy green to all  shift traffic to 100%  retire blue after 10m  wait 1h  gate health }
              on unhealthy rollback`),
    );
    expect(times('blue-retired')).toEqual([21 * MINUTE]);
    expect(times('green-removed')).toEqual([]);
    expect(times('revert-started')).toEqual([76 * MINUTE, 86 * MINUTE]);
    expect(duration).toBe(96 * MINUTE);
  });
});

describe('exposure', () => {
  it('is weighed by the share of the load that is on the new version', () => {
    // Forty green servers; each share holds for a minute of shifting to the next, nine of waiting, five of the gate: 15 minutes, the
    // last one until the plan's end, when blue is retired. 40 · (1% · 15 + 5% · 15 + 100% · 14) minutes of a server.
    const { exposure, duration } = runText(
      fleet(40) +
        numbers('surfaces after 100_000 server-hours') +
        plan('stage one { deploy green to all  shift traffic to 1%, 5%, 100% { wait 9m  gate health }  retire blue }'),
    );
    expect(duration).toBe((10 + 15 + 15 + 15) * MINUTE);
    expect(exposure / MINUTE).toBeCloseTo(40 * (0.01 * 15 + 0.05 * 15 + 14), 9);
  });

  it('is waited for, until enough requests have come', () => {
    // One of ten servers sees a tenth of 100 requests a second from 10m on: 9,000 by 25m, and no more than 20 minutes are waited for.
    const text = (requests: string) => `
      topology fleet { region west { cluster web { server[10] } } }
      service store { runs on all  load 100 requests/s }
      model numbers { deploy takes 10m per server }
      plan example of store on fleet using numbers {
        stage one { deploy 1 server  wait 5m and ${requests} requests at most 20m  deploy remaining }
      }`;
    expect(runText(text('9_000')).times('wait-satisfied')).toEqual([25 * MINUTE]);
    expect(runText(text('2_000')).times('wait-satisfied')).toEqual([15 * MINUTE]);
    expect(runText(text('12_001')).times('wait-exhausted')).toEqual([30 * MINUTE]);
  });

  it('by a canary’s traffic lasts as long as the canary', () => {
    // One of ten servers carries 2% of the load for twenty minutes, then nothing until everything is shifted at 41m: ten minutes for the
    // canary to come up, twenty, ten for the nine others, and one for the shift. What the metric reads never varies, so that it passes.
    const { exposure, when } = runText(
      `${fleet(10)}
       health standard { metric latency { bad when higher } every 1m }
       ${numbers('surfaces after 100_000 server-hours  moves latency to 300')}
       ${plan(`stage one {
         deploy green to 10% of servers
         gate canary standard for 20m with 2% traffic
         deploy green to remaining
         shift traffic to 100%
         wait 9m
         gate health
         retire blue
       }`)}`.replace('gate health {', 'metric latency is 200  gate health {'),
    );
    expect(when('blue-retired')).toBe((10 + 20 + 10 + 1 + 9 + 5) * MINUTE);
    expect(exposure / MINUTE).toBeCloseTo(10 * (0.02 * 20 + 14), 9);
  });

  it('in requests follows the hours of the day', () => {
    // One of ten servers is new from 01:00 on, of a service with 100 requests a second: half as many at night, half again as many from
    // 08:00 to 20:00. It sees 5 a second for 7 h, 15 for 12 h, 5 for 12 h: 126,000 + 648,000 + 216,000 = 990,000 by 08:00 of Tuesday.
    // The ten thousand that are left to a million come in 666,667 ms.
    const day = [...Array(8).fill(0.5), ...Array(12).fill(1.5), ...Array(4).fill(0.5)];
    const factors = Array.from({ length: 7 }, () => day).flat();
    const { times } = runText(
      `topology fleet { region west { cluster web { server[10] } } }
       service store { runs on all  load 100 requests/s from "hours.csv" }
       model numbers { deploy takes 1h per server  bug leak { present 100%  surfaces after 1_000_000 requests } }
       plan example of store on fleet using numbers {
         starts 2026-03-02 00:00 in "UTC"
         stage one { deploy 1 server  wait 3d }
       }`,
      { files: { 'hours.csv': `factor\n${factors.join('\n')}\n` } },
    );
    expect(times('bug-shown')).toEqual([32 * HOUR + 666_667]);
  });
});

describe('capacity', () => {
  it('of a rolling update keeps to what may be down and what may stand beside', () => {
    // 25% of ten: two down, three beside (rounded up). Five go at once, a minute each: two in the place of old ones, three beside. So at
    // most thirteen stand, at least eight are up, and those carry 10/8 of their ordinary load.
    const { log, duration, most, fewest, peak } = runText(
      `${fleet(10, 'headroom 30%')}
       model numbers { deploy takes 50s per server ready after 10s }
       plan example of store on fleet using numbers {
         maxDown 25%  maxSurge 25% rounded up
         stage one { deploy all rolling }
       }`,
    );
    const started = log.flatMap((event) => (event.kind === 'batch-started' ? [event] : []));
    expect(started.map(({ at }) => at)).toEqual([...Array(5).fill(0), ...Array(5).fill(MINUTE)]);
    expect(started.map(({ surged }) => surged)).toEqual([0, 0, 1, 1, 1, 0, 0, 1, 1, 1]);
    expect(duration).toBe(2 * MINUTE);
    expect([most, fewest]).toEqual([13, 8]);
    expect(peak).toBe(10 / 8);
  });

  it.each([
    [5, 5],
    [10, 1.1],
    [20, 0.3],
  ])('with one of %d upgrade domains down each of the others takes %f%% more of the whole', (domains, percent) => {
    // What one carries goes to the others: each has 1/(N − 1) of the load instead of 1/N, N/(N − 1) times its own.
    const { peak } = runText(
      `topology fleet { region west { cluster web { upgradeDomains ${domains}  server[100] } } }
       service store { runs on all  load 1_000 requests/s }
       model numbers { deploy takes 10m per server }
       plan example of store on fleet using numbers { stage one { each upgradeDomain in web { deploy here  wait 5m } } }`,
    );
    expect(peak).toBeCloseTo(domains / (domains - 1), 12);
    const more = 1 / (domains - 1) - 1 / domains;
    expect((peak - 1) / domains).toBeCloseTo(more, 12);
    expect(Math.round(more * 1000) / 10).toBe(percent);
  });
});

describe('green part by part', () => {
  const parts = (end: string): string =>
    fleet(10) +
    numbers('surfaces after 1 server-hours') +
    plan(`stage one {
      deploy green to 2 servers  shift traffic to 20%  retire blue  wait 1m
      deploy green to remaining  shift traffic to 100%  ${end}  retire blue
    } on unhealthy rollback`);

  it('never asks of a server more than it ordinarily carries', () => {
    // Two in 10m and a minute, a minute later eight in the same: 2 · 12 server-minutes. Eight stand beside at most.
    const { duration, exposure, peak, most, fewest } = runText(parts(''));
    expect(duration).toBe(23 * MINUTE);
    expect(exposure).toBe(2 * 12 * MINUTE);
    expect([peak, most, fewest]).toEqual([1, 18, 10]);
  });

  it('goes back by a switch and by what was retired', () => {
    // 2 · 12 + 10 · 5 server-minutes by 28m: it has shown, and the gate finds it.
    const { times, log } = runText(parts('gate health'));
    expect(times('bug-found')).toEqual([28 * MINUTE]);
    expect(log.at(-1)).toMatchObject({ outcome: 'rolled-back' });
  });
});

describe('a wait for confidence', () => {
  it('is over when a bug that is still there would have to be that unlikely', () => {
    // Ten servers from 10m on; p = 10%, a mean of 20 server-hours, a gate that detects 95%: with x = e^(−E/20), S = 0.05 + 0.95 x has
    // to come down to (0.01/0.99)/(0.1/0.9) = 1/11. E = −20 ln((1/11 − 0.05)/0.95).
    const text = (atMost: string) => `
      topology fleet { region west { cluster web { server[10] } } }
      model numbers {
        deploy takes 10m per server
        bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
        gate health { detects 95% }
      }
      plan example on fleet using numbers {
        stage one { deploy all  wait until confidence 99% at most ${atMost}  gate health }
      }`;
    const exposure = -20 * Math.log((1 / 11 - 0.05) / 0.95);
    // The first trial goes without the bug: it waits all the same.
    const { times } = runText(text('3d'));
    expect(times('wait-satisfied')).toEqual([10 * MINUTE + Math.ceil((exposure / 10) * HOUR)]);
    expect(runText(text('1h')).times('wait-exhausted')).toEqual([70 * MINUTE]);
  });
});

describe('the calendar', () => {
  const windows = (starts: string, days = 'mon..fri'): string => `
    topology fleet { region west { cluster web { server[10] } } }
    model numbers { deploy takes 90m per server }
    plan example on fleet using numbers {
      starts ${starts} in "Europe/Berlin"
      window ${days} 09:00..17:00 in "Europe/Berlin"
      maxDown 50%
      stage one { deploy all }
    }`;

  it('holds the second batch of a Friday afternoon over the weekend', () => {
    // 16:00 on Friday; the batch of the next five has to wait for Monday 09:00: 65 hours, and as long as ever.
    const { times, duration } = runText(windows('2026-03-06 16:00'));
    expect(times('batch-started')).toEqual([0, 65 * HOUR]);
    expect(duration).toBe(65 * HOUR + 90 * MINUTE);
  });

  it.each([
    ['2026-03-27', 64],
    ['2026-10-23', 66],
  ])('counts the hour that a change of clocks takes away or gives: from %s 16:00', (date, hours) => {
    expect(runText(windows(`${date} 16:00`)).times('batch-started')).toEqual([0, hours * HOUR]);
  });

  it('opens at night where a window is over midnight', () => {
    // The night that begins on Friday at 22:00 is open until Saturday 04:00: batches at 22:00, 23:30 …; a third has no server left.
    const text = windows('2026-03-06 16:00').replace('mon..fri 09:00..17:00', 'fri 22:00..04:00');
    expect(runText(text).times('batch-started')).toEqual([6 * HOUR, 7.5 * HOUR]);
  });
});

describe('people', () => {
  const text = (stage: string, more = '') => `
    topology fleet { region west { cluster web { server[10] } } }
    model numbers { deploy takes 1h per server  gate health { false alarm 100% } }
    plan example on fleet using numbers {
      starts 2026-03-06 15:00 in "Europe/Berlin"
      window mon..fri 09:00..17:00 in "Europe/Berlin"
      stage one { deploy all  ${stage} }
      ${more}
    }`;

  it('approve within their hours', () => {
    // Asked on Friday at 16:00 for two hours: one of them is left on Friday, the other one ends on Monday at 10:00.
    expect(runText(text('gate approval "SRE" takes 2h')).times('approval-given')).toEqual([67 * HOUR]);
  });

  it('refuse, and are obeyed', () => {
    const { log, duration } = runText(text('gate approval "SRE" takes 30m refuses 100%', 'on refusal stop'));
    expect(log.at(-1)).toMatchObject({ kind: 'plan-ended', outcome: 'stopped', cause: 'refusal' });
    expect(duration).toBe(90 * MINUTE);
  });

  it('decide about an alarm at any hour', () => {
    const asked = (continues: string) =>
      runText(text('gate health', `on false alarm ask "SRE" takes 9h continues ${continues} else stop`));
    expect(asked('100%').log.at(-1)).toMatchObject({ at: 10 * HOUR, outcome: 'completed' });
    expect(asked('0%').log.at(-1)).toMatchObject({ at: 10 * HOUR, outcome: 'stopped', cause: 'false-alarm' });
  });
});

describe('a scenario', () => {
  const text = `
    topology fleet { region west { cluster web { server[10] } } region east { cluster db { server[10] } } }
    service store { runs on all  load 1_000 requests/s }
    model numbers { deploy takes 1h per server  deploy fails 0% per server retry 1 }
    plan example of store on fleet using numbers {
      maxDown 50% per cluster
      stage one { deploy web }
      stage two { deploy db }
    }
    scenario bad-day for example { at 90m west down for 2h }
    scenario slow for example { deploy takes 2h per server }`;

  it('loses what it says for as long as it says', () => {
    // Five at a time, an hour each. The second batch, from 60m on, is hit at 90m and begins again at 210m: web is done at 270m. Of twenty
    // ten are left meanwhile.
    const { times, duration, fewest, peak } = runText(text, { scenario: 'bad-day' });
    expect([times('incident-started'), times('incident-ended')]).toEqual([[90 * MINUTE], [210 * MINUTE]]);
    expect(times('batch-hit')).toEqual([90 * MINUTE]);
    expect(times('batch-resumed')).toEqual([210 * MINUTE]);
    expect(duration).toBe(270 * MINUTE + 2 * HOUR);
    expect([fewest, peak]).toEqual([10, 2]);
  });

  it('changes what the model says', () => {
    expect(runText(text).duration).toBe(4 * HOUR);
    expect(runText(text, { scenario: 'slow' }).duration).toBe(8 * HOUR);
  });

  it('changes what is there, not what people believe', () => {
    // p = 10%, S = e^(−E/20) ≤ 1/11: E = 20 ln 11 = 47.957905 server-hours, of ten servers 17,264,846 ms, whatever is assumed.
    const confident = `${fleet(10)}
      model numbers {
        bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
        gate health { detects 100% }
      }
      plan example of store on fleet using numbers {
        stage one { deploy all  wait until confidence 99% at most 100h  gate health }
        on unhealthy stop
      }
      scenario there for example { assume crash present 100% }
      scenario not-there for example { assume crash present 0% }
      scenario likely for example { bug crash { present 80% } }`;
    for (const scenario of [undefined, 'there', 'not-there', 'likely']) {
      const { times, machine } = runText(confident, scenario === undefined ? {} : { scenario });
      expect(times('wait-satisfied'), scenario).toEqual([17_264_846]);
      expect(machine.numbers.bugs[0]?.believed).toBe(0.1);
    }
  });
});
