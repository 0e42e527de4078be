/** Plans that wait for what cannot come, or leave no room for what they do: each is refused where it goes wrong, and told how to put it right; and each that was put right compiles. */
import { expect, test } from 'vitest';
import { compileText } from '../testing/compile-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { allows, refuses, SHOP } from './testing/shop.ts';

test('windows of the plan and of a stage are never open together', () => {
  refuses(`
    window mon..thu 09:00..16:00 in "America/New_York"
    stage all {
      window fri 09:00..12:00 in "America/New_York"
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never-open
   // | \`deploy all\` could never start: \`window fri 09:00..12:00 in "America/New_York"\` and
   // | \`window mon..thu 09:00..16:00 in "America/New_York"\` are never open at the same time.
   // | Let them overlap, or write both in one place: windows of one place add up.
      deploy all
    }`);
  allows(`
    window mon..thu 09:00..16:00 in "America/New_York"
    window fri 09:00..12:00 in "America/New_York"
    stage all { deploy all }`);
});

test('a freeze swallows the window that is left before the deadline', () => {
  // The first stage takes Thursday's window; the next ones are on the days of the freeze, and after the deadline.
  refuses(`
    starts 2026-12-17 09:00 in "America/New_York"
    window mon..thu 09:00..16:00 in "America/New_York"
    freeze 2026-12-18..2027-01-03
 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ freeze-swallows
 // | This freeze holds \`deploy remaining\` until Mon 2027-01-04 09:00 America/New_York at the earliest,
 // | so the plan takes at least 18d10m and can never be done within 7d.
 // | Start earlier, let the plan take longer, or finish before the freeze.
    deadline 7d
    stage first { deploy west  wait 24h }
    stage second { deploy remaining }`);
});

test('a wait ends on a day on which nothing may start', () => {
  expectFindings(`${SHOP}
  plan change of shop on fleet using quick {
    starts 2026-12-14 09:00 in "America/New_York"
    freeze 2026-12-19..2027-01-04
    stage first { deploy west }
    stage second {
      wait until next mon 09:00
   // ^^^^^^^^^^^^^^^^^^^^^^^^^ wait-into-freeze
   // | At the earliest this ends on Mon 2026-12-21 09:00 America/New_York, when \`freeze 2026-12-19..2027-01-04\`
   // | lets nothing start before Tue 2027-01-05 00:00 America/New_York.
   // | Start the plan earlier or later, or wait for a time outside the freeze.
      deploy remaining
    }
  }`);
});

test('green is more than may stand beside the old version', () => {
  refuses(`
    maxSurge 50%
    stage all {
      deploy green to all
   // ^^^^^^^^^^^^^^^^^^^ surge-too-small
   // | By then 40 green servers would stand beside the old ones of \`west\` and others, but \`maxSurge 50%\` allows 20: this would wait for ever.
   // | Allow \`maxSurge 100%\`, or go part by part and retire blue after each: \`each cluster in … { deploy green to here … retire blue after 1h }\`.
      shift traffic to 5%, 100%
      retire blue after 1h
    }`);
  allows(`
    maxSurge 50%
    stage all {
      each region in all {
        deploy green to here
        shift traffic in here to 5%, 100%
        retire blue after 0s
      }
    }`);
});

test('nothing may be down and nothing stand beside', () => {
  // A fifth of ten servers is two; a twentieth is none.
  refuses(`
    maxDown 0 servers
    maxSurge 5% per cluster
    stage all {
      deploy all rolling
   // ^^^^^^^^^^^^^^^^^^ rolling-without-room
   // | No server of \`west\` and others could ever start: \`maxDown 0 servers\` lets none be down there, and \`maxSurge 5% per cluster\` none stand beside.
   // | Let one be down or one stand beside: the smallest \`maxSurge\` that would work is 10%, or say \`rounded up\`.
    }`);
  allows(`
    maxDown 0 servers
    maxSurge 5% rounded up per cluster
    stage all { deploy all rolling }`);
});

test('confidence is waited for where no gate follows', () => {
  refuses(`
    stage all {
      deploy west
      wait until confidence 99% at most 2d
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ confidence-without-gate
   // | No gate follows this in its block, so nothing would look at what has shown by then.
   // | Put a gate behind it: \`gate health\`.
      deploy remaining
    }`);
  allows(`
    stage all {
      deploy west
      wait until confidence 99% at most 2d
      gate health
      deploy remaining
    }`);
});

test.each([
  [
    'health slo { metric errors { bad when higher  compare to baseline } }',
    'gate health { detects 0% }',
    'gate canary slo for 30m',
    '',
  ],
  [
    'health slo { every 20m  metric errors { bad when higher  compare to baseline } }',
    'gate health { detects 0% }',
    'gate canary slo for 40m',
    '',
  ],
  ['health health { metric errors { bad when higher  compare to baseline } }', '', 'gate canary health for 30m', ''],
  ['health health { metric errors { bad when higher  threshold 2% } }', '', 'gate health', 'gate health { takes 10m }'],
  ['health health { metric errors { bad when higher  threshold 2% } }', 'gate health { takes 5m }', 'gate health', ''],
  [
    'health slo { metric errors { bad when higher  threshold 2% } }',
    'gate health { detects 0% }',
    'gate slo',
    'gate slo { takes 10m }',
  ],
])('confidence is told of a gate that can be put behind it: %s %s', (health, model, gate, lacks) => {
  const source = (more: string, steps: string) => `
topology fleet { region west { cluster web[4] { server[10] } } }
${health}
model quick {
  deploy takes 5m per server
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 5%  surfaces after exponential(mean 100 server-hours)  moves errors to normal(mean 3%, sd 0.1%) }
  ${model}
  ${more}
}
plan change on fleet using quick { stage all { deploy web-1  wait until confidence 99% at most 2d  ${steps} } }`;
  const { diagnostics } = compileText(source('', 'deploy remaining'));
  const behind =
    lacks === '' ? `: \`${gate}\`.` : `, \`${gate}\`, and say in the model how long it takes: \`${lacks}\`.`;
  expect(diagnostics.find(({ code }) => code === 'confidence-without-gate')?.help).toBe(
    `Put a gate behind it${behind}`,
  );
  // Whoever does so is told of no more mistakes.
  const { diagnostics: left } = compileText(source(lacks, `${gate}  deploy remaining`));
  expect(left.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('evidence is waited for where no traffic comes', () => {
  refuses(`
    stage all {
      deploy green to all
      wait 1h and 1_000_000 requests
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ evidence-never
   // | The new servers carry no traffic by then, so they never see a request.
   // | Shift some traffic before it: \`shift traffic to 5%\`.
      shift traffic to 5%, 100%
      retire blue after 1h
    }`);
  allows(`
    stage all {
      deploy green to all
      shift traffic to 5% { wait 1h and 1_000_000 requests }
      shift traffic to 100%
      retire blue after 1h
    }`);
});

test('evidence is waited for of a service that has no load at any hour', () => {
  const idle = SHOP.replace('4_000 requests/s', '4_000 requests/s from "hours.csv"');
  const hours = `hour,load\n${Array.from({ length: 24 }, (_, hour) => `${hour},0`).join('\n')}\n`;
  const text = `${idle}
  plan change of shop on fleet using quick {
    stage all {
      deploy west
      wait 1h and 1_000 requests
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^ evidence-never
   // | The load of what is deployed by then is 0 at every hour, so no request ever comes.
   // | Correct the \`load\` of the service or the table of its hours, or wait for a time alone: \`wait 1h\`.
      deploy remaining
    }
  }`;
  expectFindings(text, { 'hours.csv': hours });
  expectFindings(text.replace(/^ *\/\/.*\n/gm, ''), { 'hours.csv': hours.replace('9,0', '9,1') });
});

test('a service is deployed before what it needs', () => {
  expectFindings(`${SHOP}
  plan change of shop, db on fleet using quick {
    stage first { deploy all of shop }
               // ^^^^^^^^^^^^^^^^^^ needs-later
    stage second { deploy all of db }
  }`);
});

test('two services of a plan run on the same servers', () => {
  const overlapping = SHOP.replace(
    'service shop { runs on all clusters where role == web',
    'service shop {\n  runs on all\n       // ^^^ services-share-servers\n ',
  );
  expectFindings(`${overlapping}
  plan change of db, shop on fleet using quick {
    stage all { deploy all }
  }`);
});
