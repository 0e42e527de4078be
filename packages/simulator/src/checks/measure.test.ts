import { compile, roundedDurationText } from '@rollout/compiler';
import { checkText, type Diagnostic, type Example, exampleFiles } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { measure, simulatorDiagnostics } from './index.ts';

/** What is said of an example before it is measured, and after. */
function found(example: Example): { before: readonly Diagnostic[]; measured: readonly Diagnostic[] } {
  const [file] = exampleFiles(example);
  const { program, diagnostics } = checkText(file?.text ?? '');
  const { machine, sources, diagnostics: more } = compile(program);
  if (machine === null || sources === null) return { before: [...diagnostics, ...more], measured: [] };
  return { before: [...diagnostics, ...more], measured: measure(machine, sources) };
}

/** Where it is not the deadline. */
const POINTED_AT: Readonly<Record<string, RegExp>> = {
  'always-blocked': /^deploy/,
  'run-too-long': /^example$/,
  overload: /^deploy/,
  'overload-possible': /^shop$/,
  'load-without-headroom': /^shop$/,
  'confidence-never-reached': /^wait until/,
  'confidence-cut-short': /^wait until/,
  'canary-too-short': /^gate canary/,
};

describe.each(Object.entries(simulatorDiagnostics.entries))('%s', (code, { page }) => {
  it('is raised by what its page shows, and points at it', () => {
    const { before, measured } = found(page.raises);
    expect(before.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(measured.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const [file] = exampleFiles(page.raises);
    const { start, end } = measured[0]?.span ?? { start: 0, end: 0 };
    expect(file?.text.slice(start, end)).toMatch(POINTED_AT[code] ?? /^deadline/);
  });

  it('is not raised by the same thing said right', () => {
    const { before, measured } = found(page.avoids);
    expect(before).toEqual([]);
    expect(measured).toEqual([]);
  });
});

describe('a calm run', () => {
  it('takes every duration at its least to refuse a deadline, at its median to doubt it', () => {
    // Five clusters, one after another, of at least 2 and in the median 3 minutes, and an hour: 70 and 75 minutes. Without
    // looking at `exclusive`, the compiler knows of 62.
    const text = (deadline: string) => `topology fleet { cluster web[5] { server[10] } }
      model uneven { deploy takes uniform(2m..4m) per server  deploy fails 50% per server  gate health { false alarm 50% } }
      plan example on fleet using uneven { exclusive clusters  maxDown 100% per cluster  deadline ${deadline}  stage all { deploy web parallel 5  wait 1h  gate health } }`;
    const codes = (deadline: string) => found(text(deadline)).measured.map(({ code, message }) => [code, message]);
    expect(codes('69m')).toEqual([
      [
        'deadline-too-short',
        'The deadline is 1h9m, but the plan takes 1h10m even if nothing fails and everything takes the least time that it can.',
      ],
    ]);
    expect(codes('70m')).toEqual([
      [
        'deadline-unlikely',
        'The deadline is 1h10m, but with every duration at its median and nothing failing the plan takes 1h15m.',
      ],
    ]);
    expect(codes('75m')).toEqual([]);
  });
});

describe('a change that waits for trains', () => {
  // A release of an hour, two weeks of beta, and then the next stable train: of trains every four weeks that is the one four weeks after beta's.
  const text = (deadline: string, more = '', model = ''): string => `audience users 1_000 { ring early 10%  ring broad }
    model quick { release takes uniform(30m..90m)  ${model} }
    plan example using quick {
      deadline ${deadline}  ${more}
      channel beta for early departs every 4w from 2026-01-14 { wait 2w }
      channel stable for broad departs every 4w from 2026-01-14 { }
    }`;
  const codes = (...of: Parameters<typeof text>) => {
    const { before, measured } = found(text(...of));
    expect(before.filter(({ severity }) => severity === 'error')).toEqual([]);
    return measured.map(({ code, message }) => [code, message]);
  };

  it('doubts a deadline that half of the landings miss', () => {
    // Anything up to four weeks until the first train, then four weeks and an hour. Of 64 landings, 10½ hours apart, the first that is followed by
    // a train (that of 11 February, 23 days after the first Monday) is so by 45 minutes, the 32nd by 45 minutes and 31 times 10½ hours: 13d14h15m.
    expect(codes('43d')).toEqual([]);
    expect(codes('41d')).toEqual([
      [
        'deadline-unlikely',
        'The deadline is 41d, but with every duration at its median and nothing failing the plan takes 41d15h15m or longer for half of the moments at which a change may land.',
      ],
    ]);
  });

  it('refuses one that no landing keeps', () => {
    // What lands just before a train waits for none, then for four weeks for the other, and is released in half an hour.
    expect(codes('28d')).toEqual([
      [
        'deadline-too-short',
        'The deadline is 28d, but the plan takes 28d30m even if nothing fails and everything takes the least time that it can, from the best moment to land.',
      ],
    ]);
    expect(codes('28d30m').map(([code]) => code)).toEqual(['deadline-unlikely']);
    // Some wait for no train; and by windows the best moment is no longer that before a train.
    expect(codes('28d', '', 'fast track 10% of changes').map(([code]) => code)).toEqual(['deadline-unlikely']);
    const window = 'window mon..fri 09:00..17:00 in "UTC"';
    expect(codes('28d', window).map(([code]) => code)).toEqual(['deadline-unlikely']);
  });
});

describe('what is wrong is said with what would put it right', () => {
  const messageOf = (code: keyof typeof simulatorDiagnostics.entries): (string | undefined)[] => {
    const [first] = found(simulatorDiagnostics.entries[code].page.raises).measured;
    return [first?.message, first?.help];
  };

  it('of an overload: the headroom, and how many may be down', () => {
    // Five of ten are down: the others carry twice their load. With 30% more than their own, 10 · (1 − 1/1.3) = 2.3 may be down.
    expect(messageOf('overload')).toEqual([
      '`deploy all clusters batch 5` must overload shop: the servers of west/web-1 that are up have to carry 2 times their ordinary load, and headroom 30% does not let them.',
      'A headroom of 100% would do. So would at most 2 of its 10 servers down at once, by `maxDown` or `batch`.',
    ]);
  });

  it('of a confidence that takes too long: how long it takes', () => {
    // S = 0.01 + 0.99 x comes down to 1/11 at x = 0.0817264: 20 ln(1/x) = 50.0880 server-hours. Five servers saw five minutes of it before
    // the wait, ten see the rest: (50.0880 − 25/60)/10 h = 4 h 58 m 1.7 s.
    expect(messageOf('confidence-cut-short')).toEqual([
      'A confidence of 99% takes 4h58m2s even with nothing failing, and `at most 2h` ends the wait before.',
      'Wait `at most 4h58m2s`, deploy to more servers first, or ask for less.',
    ]);
  });

  it('of one that takes too long in a plan of people alone: by people', () => {
    const text = `audience users 1_000 { ring early 10%  ring broad }
      model quick { bug crash { present 10%  surfaces after exponential(mean 20_000 user-hours) } gate health { detects 99% } }
      plan example using quick { stage all { release to early { wait until confidence 99% at most 2h  gate health } } }`;
    const [first] = found(text).measured;
    expect(first?.code).toBe('confidence-cut-short');
    expect(first?.help).toMatch(/, release to more people \(or turn the flag on for more\) first, or ask for less\.$/);
  });

  it('of one that is never reached: what the gates leave', () => {
    // The first look, at 25/60 + 10 · 10/60 server-hours, came after F = 1 − e^(−2.08333/20) of bugs surfaced, 20% of which it missed; the
    // next one misses 20% too: S = 0.04 F + 0.2 (1 − F) at best, and 0.1 S/(0.9 + 0.1 S) is left.
    const surfaced = 1 - Math.exp(-(25 / 60 + 100 / 60) / 20);
    const noSign = 0.04 * surfaced + 0.2 * (1 - surfaced);
    const best = 1 - (0.1 * noSign) / (0.9 + 0.1 * noSign);
    const [message] = messageOf('confidence-never-reached');
    expect(message).toContain(`it comes to ${(Math.floor(best * 10_000) / 100).toFixed(2)}% at best`);
  });

  it.each([
    [
      '',
      'Waiting cannot bring the confidence to 99%: `crash` has no `present`, so every release has it.',
      'Give `crash` its `present`: the share of releases that have it.',
    ],
    [
      'present 95%',
      /it comes to \d+\.\d+% at best\.$/,
      'Nearly every release has `crash`, and passing `gate health` says little against that: a gate that misses fewer would have to be passed, or its `present` is too high.',
    ],
  ])('of one that is never reached as a bug is always there, or nearly so (%s)', (present, message, help) => {
    const { raises } = simulatorDiagnostics.entries['confidence-never-reached'].page;
    const text = (exampleFiles(raises)[0]?.text ?? '').replace('present 10%', present);
    const [first] = found(text).measured;
    expect(first).toMatchObject({ code: 'confidence-never-reached', help });
    expect(first?.message).toMatch(message);
  });

  it('of a run that is too long: of what there is so much', () => {
    // The rate changes every hour, and 1.5 requests/s on average take 2100 years: more than a million hours.
    const hours = Array.from({ length: 168 }, (_, hour) => `${hour % 24},${1 + (hour % 2)}`);
    const text = `topology fleet { cluster web[2] { server[10] } }
      service shop { runs on all  load 1 requests/s from "load.csv" in "UTC" }
      model quick { deploy takes 5m per server }
      plan example of shop on fleet using quick {
        maxDown 50% per cluster
        stage all { deploy web-1  wait 1h and 100_000_000_000 requests  deploy remaining }
      }`;
    const { program } = checkText(text, { files: { 'load.csv': `hour,load\n${hours.join('\n')}\n` } });
    const { machine, sources } = compile(program);
    if (machine === null || sources === null) throw new Error('it compiles');
    expect(measure(machine, sources).map(({ code, message, help }) => [code, message, help])).toEqual([
      [
        'run-too-long',
        'Even with nothing failing the plan has not ended after 1,000,000 moments at which something happens; by then it is about 114 years old.',
        'It waits for requests that take so long to come. Wait for fewer requests, or say `at most` how long.',
      ],
    ]);
  });

  it('of a canary: the shortest that would do', () => {
    const [message, help] = messageOf('canary-too-short');
    expect(message).toMatch(/^A canary of 15m sees `slow` in \d\d% of the releases in which it has shown\.$/);
    expect(help).toMatch(/^`for (1h|\d\dm)` is the shortest that sees it in 80%\.$/);
  });
});

it('times are as precise as anybody reads them, and never too short', () => {
  expect([90_061_000, 2_495_334, 1_500, 334].map(roundedDurationText)).toEqual(['1d1h2m', '41m36s', '2s', '334ms']);
});
