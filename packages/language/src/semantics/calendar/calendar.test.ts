import { expect, test } from 'vitest';
import type { Constraint } from '../../program/index.ts';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { dateIn, dayAfter } from './dates.ts';

const fleet = `
topology fleet {
  region us { timezone "America/New_York"  cluster web[4] { server[10] } }
  region eu { timezone "Europe/Berlin"  cluster app[4] { server[10] } }
}`;
const planWith = (items: string) => `${fleet}\nplan p on fleet {${items}\n  stage s { deploy all }\n}`;
const planOf = (items: string) => expectFindings(planWith(items)).program.plans[0];

function windowOf(sentence: string): Extract<Constraint, { kind: 'window' }> | undefined {
  const [found] = planOf(sentence)?.constraints ?? [];
  return found?.kind === 'window' ? found : undefined;
}

test.each([
  ['mon', [0]],
  ['mon..thu', [0, 1, 2, 3]],
  ['fri..mon', [0, 4, 5, 6]],
  ['sat, mon..tue, mon', [0, 1, 5]],
  ['mon..sun', [0, 1, 2, 3, 4, 5, 6]],
])('the days of `%s`', (written, days) => {
  expect(windowOf(`window ${written} 09:00..16:00 in "UTC"`)?.days).toEqual(days);
});

test.each([
  ['09:00..16:00', 540, 960],
  ['22:00..04:00', 1320, 240],
  ['00:00..24:00', 0, 1440],
  ['09:00..08:59', 540, 539],
])('the times of `%s`', (written, from, to) => {
  expect(windowOf(`window mon ${written} in "UTC"`)).toMatchObject({ from, to });
});

test.each([
  ['09:00..09:00', '09:00'],
  ['00:00..00:00', '00:00'],
  ['23:59..23:59', '23:59'],
])('the times of `%s` are the same', (written, time) => {
  const text = planWith(`window mon..fri ${written} in "UTC"`);
  const { program, diagnostics } = checkText(text);
  expect(diagnostics).toMatchObject([
    {
      code: 'window-times',
      message: `This window opens and closes at ${time}.`,
      help: 'Write `00:00..24:00` for whole days.',
      fix: { edits: [{ text: '00:00..24:00' }] },
    },
  ]);
  expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual([written]);
  expect(program.plans).toEqual([]);
});

test('windows and freezes of a fleet, a plan and a stage', () => {
  const { program } = expectFindings(`
topology fleet {
  region eu { timezone "Europe/Berlin"  cluster web[4]  window sat 10:00..12:00 local }
  freeze 2026-12-24..2026-12-26 in "Europe/Berlin"
}
plan p on fleet {
  window mon..thu 09:00..16:00 in "America/Los_Angeles" for web-1, web-2
  stage s { freeze 2026-12-31..2026-12-31  deploy all }
}`);
  const [plan] = program.plans;
  expect(program.topologies[0]?.constraints).toMatchObject([
    { kind: 'window', within: ['eu'], days: [5], zone: 'local', selector: null },
    { kind: 'freeze', within: null, from: '2026-12-24', to: '2026-12-26', zone: 'Europe/Berlin', selector: null },
  ]);
  expect(plan?.constraints).toMatchObject([
    {
      kind: 'window',
      zone: 'America/Los_Angeles',
      selector: { clauses: [{ kind: 'place' }, { kind: 'place' }] },
      text: 'window mon..thu 09:00..16:00 in "America/Los_Angeles" for web-1, web-2',
    },
  ]);
  expect(plan?.stages[0]?.constraints).toMatchObject([{ kind: 'freeze', zone: null }]);
});

test('what is wrong with windows and freezes', () => {
  expectFindings(
    planWith(`
  window mon..thu 09:00..16:00 in "America/Los_Angelos"
                               // ^^^^^^^^^^^^^^^^^^^^^ unknown-timezone
  window mon..thu 09:00..16:00 in "UTC" for remaining, web-9
                                         // ^^^^^^^^^ remaining-outside-steps
                                                    // ^^^^^ unknown-place
  freeze 2027-01-04..2026-12-19
      // ^^^^^^^^^^^^^^^^^^^^^^ dates-order
  freeze 2026-12-19..2027-01-04 in "CEST" for here
                                // ^^^^^^ unknown-timezone
                                           // ^^^^ here-outside-each
`),
  );
});

test('servers without a zone of their own go by that of the plan, and a warning names them', () => {
  const zoneless = `
topology fleet {
  region us { cluster web[4] { timezone "America/New_York" }  cluster db[2]  cluster cache { timezone "UTC" } }
  region eu { cluster app[4] }
}`;
  const { diagnostics } = expectFindings(`${zoneless}
plan p on fleet {
  window mon 09:00..16:00 local
                       // ^^^^^ local-without-zone
  window mon 09:00..16:00 local for web, cache
  window mon 09:00..16:00 local for db, eu
                       // ^^^^^ local-without-zone
  stage s { deploy all }
}`);
  expect(diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message)).toEqual([
    '`db` and `eu` have no time zone: there the window goes by the plan’s.',
    '`db` and `eu` have no time zone: there the window goes by the plan’s.',
  ]);
  const none = expectFindings(`
topology bare { cluster web[4] }
plan p on bare { window mon 09:00..16:00 local  stage s { deploy all } }
                                      // ^^^^^ local-without-zone
`);
  expect(none.diagnostics.map(({ message }) => message)).toContain(
    'No server of `bare` has a time zone: the window goes by the plan’s everywhere.',
  );
});

test('a plan starts in its own zone, else in that of its first window with one (its own, its fleet’s, a stage’s), else in UTC', () => {
  const zoneOf = (items: string) => planOf(items)?.starts;
  expect(zoneOf('starts 2026-11-23 09:00 in "Europe/Berlin"')).toEqual({
    date: '2026-11-23',
    minute: 540,
    zone: 'Europe/Berlin',
  });
  const windows =
    'window mon 09:00..16:00 local  window tue 09:00..16:00 in "Asia/Kolkata"  window wed 09:00..16:00 in "UTC"';
  expect(zoneOf(`starts 2026-11-23 09:00  ${windows}`)?.zone).toBe('Asia/Kolkata');
  expect(zoneOf('starts 2026-11-23 09:00')?.zone).toBe('UTC');
  const bare = (more: string, window: string) =>
    expectFindings(`
topology bare { cluster web[4]  ${more} }
plan p { starts 2026-11-23 09:00  stage s { ${window}  deploy all } }`).program.plans[0]?.starts?.zone;
  const inStage = 'window mon 09:00..16:00 in "Asia/Tokyo"';
  expect(bare('', inStage)).toBe('Asia/Tokyo');
  expect(bare('window tue 09:00..16:00 in "Europe/Rome"', inStage)).toBe('Europe/Rome');
  expect(zoneOf('')).toBeNull();
});

test('a plan says once when it starts', () => {
  expectFindings(
    planWith(`
  starts 2026-11-23 09:00
  starts 2026-11-24 09:00
//^^^^^^^^^^^^^^^^^^^^^^^ said-twice
`),
  );
});

test('a plan does not start in a freeze', () => {
  const { diagnostics } = expectFindings(
    planWith(`
  freeze 2026-12-19..2027-01-04
  freeze 2027-01-05..2027-01-06
  freeze 2027-01-07..2027-01-08 for us
  starts 2026-12-19 00:00
//^^^^^^^^^^^^^^^^^^^^^^^ starts-frozen
`),
  );
  expect(diagnostics.find(({ code }) => code === 'starts-frozen')).toMatchObject({
    message: 'The plan starts on 2026-12-19, and nothing may start from 2026-12-19 to 2027-01-04.',
    help: 'The first day after it is 2027-01-07.',
  });
  expectFindings(planWith('\n  starts 2026-12-18 23:59\n  freeze 2026-12-19..2027-01-04'));
  expectFindings(planWith('\n  starts 2026-12-20 09:00\n  freeze 2026-12-19..2027-01-04 for us'));
});

test('the first day after a freeze is in no other, in whatever order they are written', () => {
  const helpOf = (items: string) =>
    checkText(planWith(items)).diagnostics.find(({ code }) => code === 'starts-frozen')?.help;
  const start = 'starts 2026-12-20 00:00';
  const first = 'freeze 2026-12-19..2026-12-21';
  expect(helpOf(`${start} freeze 2026-12-22..2026-12-24 ${first}`)).toBe('The first day after it is 2026-12-25.');
  expect(helpOf(`${start} ${first} freeze 2026-12-20..2026-12-20 freeze 2026-12-01..2026-12-31`)).toBe(
    'The first day after it is 2027-01-01.',
  );
  expect(helpOf(`${start} ${first} freeze 2026-12-23..2026-12-24`)).toBe('The first day after it is 2026-12-22.');
  // Another zone's day is another day.
  expect(helpOf(`${start} ${first} freeze 2026-12-22..2026-12-24 in "Asia/Tokyo"`)).toBe(
    'The first day after it is 2026-12-22.',
  );
  const days = Array.from({ length: 28 }, (_, i) => `freeze 2027-02-${String(28 - i).padStart(2, '0')}`);
  const each = days.map((day) => `${day}..${day.slice(-10)}`).join('\n');
  expect(helpOf(`starts 2027-02-01 00:00\n${each}`)).toBe('The first day after it is 2027-03-01.');
  expect(helpOf(`${start} freeze 2026-12-19..9000-12-31`)).toBe('No day after it is free.');
  expect(helpOf(`${start} ${first} freeze 2026-12-22..9000-12-30`)).toBe('The first day after it is 9000-12-31.');
});

test('in which zone a freeze is decides', () => {
  // 18:00 on the 18th in New York is midnight in Berlin.
  expectFindings(
    planWith(`
  freeze 2026-12-19..2027-01-04 in "Europe/Berlin"
  starts 2026-12-18 18:00 in "America/New_York"
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ starts-frozen
`),
  );
  expectFindings(
    planWith(`
  freeze 2026-12-19..2027-01-04 in "Europe/Berlin"
  starts 2026-12-18 17:59 in "America/New_York"`),
  );
});

test('dates far ahead, from which a run would reach the end of the calendar', () => {
  const { diagnostics } = expectFindings(
    planWith(`
  starts 9001-01-01 00:00
      // ^^^^^^^^^^ far-date
  freeze 2026-12-19..9999-12-31 for us
                  // ^^^^^^^^^^ far-date
  freeze 9998-12-31..9999-12-31 for us
      // ^^^^^^^^^^ far-date
                  // ^^^^^^^^^^ far-date
  stage w { wait until every 2w from 9001-01-01 }
                                  // ^^^^^^^^^^ far-date
`),
  );
  expect(diagnostics.map(({ message, help, fix }) => [message, help, fix?.edits.map(({ text }) => text)])).toEqual([
    ['9001-01-01 is too far ahead: dates go up to 9000-12-31.', 'Write 9000-12-31, or an earlier date.', undefined],
    [
      '9999-12-31 is too far ahead: dates go up to 9000-12-31.',
      'Write 9000-12-31, or an earlier date.',
      ['9000-12-31'],
    ],
    ['9998-12-31 is too far ahead: dates go up to 9000-12-31.', 'Write 9000-12-31, or an earlier date.', undefined],
    [
      '9999-12-31 is too far ahead: dates go up to 9000-12-31.',
      'Write 9000-12-31, or an earlier date.',
      ['9000-12-31'],
    ],
    ['9001-01-01 is too far ahead: dates go up to 9000-12-31.', 'Write 9000-12-31, or an earlier date.', undefined],
  ]);
  const plan = planOf('starts 9000-12-31 23:59  freeze 2026-12-19..9000-12-31 for us');
  expect(plan).toMatchObject({ starts: { date: '9000-12-31' }, constraints: [{ to: '9000-12-31' }] });
});

test('a freeze of the fleet holds as well', () => {
  expectFindings(`
topology fleet { cluster web[4]  freeze 2026-12-24..2026-12-26 }
plan p on fleet {
  starts 2026-12-24 09:00
//^^^^^^^^^^^^^^^^^^^^^^^ starts-frozen
  stage s { deploy all }
}`);
});

test.each([
  // Winter: New York is 5 hours behind UTC, Berlin 1 ahead.
  ['2026-12-18', 1080, 'America/New_York', 'Europe/Berlin', '2026-12-19'],
  ['2026-12-18', 1079, 'America/New_York', 'Europe/Berlin', '2026-12-18'],
  // Summer time begins in New York on 2026-03-08, in Berlin on 2026-03-29: five hours between the two in those weeks.
  ['2026-03-20', 1140, 'America/New_York', 'Europe/Berlin', '2026-03-21'],
  ['2026-03-20', 1139, 'America/New_York', 'Europe/Berlin', '2026-03-20'],
  // 5 h 30 min ahead of UTC.
  ['2026-06-30', 1110, 'UTC', 'Asia/Kolkata', '2026-07-01'],
  ['2026-06-30', 1109, 'UTC', 'Asia/Kolkata', '2026-06-30'],
  // 14 hours ahead, and 11 behind.
  ['2026-01-01', 600, 'UTC', 'Pacific/Kiritimati', '2026-01-02'],
  ['2026-01-01', 659, 'UTC', 'Pacific/Pago_Pago', '2025-12-31'],
])('%s, %i minutes after midnight in %s, is another day in %s', (date, minute, zone, other, is) => {
  expect(dateIn(other, { date, minute, zone })).toBe(is);
});

test.each([
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-02-28', '2026-03-01'],
  ['0099-12-31', '0100-01-01'],
])('the day after %s', (date, next) => {
  expect(dayAfter(date)).toBe(next);
});
