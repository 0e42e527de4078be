/**
 * Plans that do things in an order in which they cannot work: each is refused where it goes wrong, and told how to put it right; and
 * each that was put right compiles. Under a line stands what is found in it, and below that what is said.
 */
import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const FLEET = `
topology fleet {
  region west { timezone "America/Los_Angeles"  cluster web[2] { label role = web  server[10] } }
  region east { timezone "America/New_York"     cluster web[2] { label role = web  server[10] } }
  region main { timezone "America/New_York"     cluster store[2] { label role = db  server[5] } }
}

service db { runs on all clusters where role == db }
service shop { runs on all clusters where role == web  needs db  load 4_000 requests/s  headroom 50% }
health slo { metric errors { bad when higher  compare to baseline } }

model quick {
  deploy takes 5m per server
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 5%  surfaces after exponential(mean 100 server-hours)  moves errors to normal(mean 1%, sd 0.1%) }
  gate health { detects 90% }
}
`;

/** A plan of the shop that is refused. */
function refuses(sentences: string): void {
  expect(expectFindings(`${FLEET}\nplan change of shop on fleet using quick {${sentences}\n}`).machine).toBeNull();
}

/** The same put right. */
function allows(sentences: string): void {
  expect(expectFindings(`${FLEET}\nplan change of shop on fleet using quick {${sentences}\n}`).machine).not.toBeNull();
}

test('blue is retired before green takes all traffic', () => {
  refuses(`
    stage all {
      deploy green to all
      shift traffic to 50%
      retire blue after 1h
   // ^^^^^^^^^^^^^^^^^^^^ retire-before-traffic
   // | Blue still carries traffic: by then green carries 50% of that of \`west\` and others, and no old server would be left for the rest.
   // | Shift all of it first: \`shift traffic to 100%\`.
      shift traffic to 100%
    }`);
  allows(`
    stage all {
      deploy green to all
      shift traffic to 50%, 100%
      retire blue after 1h
    }`);
});

test('blue of a part is retired before green takes what the others cannot carry', () => {
  // Of forty servers ten are left: at 1.5 times they carry 37.5%, so 62.5% has to go to green. With half of it shifted they would need
  // 0.5 · 40 / 10 = 2 times.
  refuses(`
    stage all {
      deploy green to west, east/web-1
      shift traffic to 50%
      retire blue after 1h
   // ^^^^^^^^^^^^^^^^^^^^ retire-before-traffic
   // | By then green carries 50% of the traffic of \`west\` and others. For the rest the 10 old servers that would be left
   // | would need 2 times their ordinary load; they can carry 1.5 times.
   // | Shift at least 62.5% of it first: \`shift traffic to 62.5%\`.
      deploy green to remaining
      shift traffic to 100%
      retire blue after 1h
    }`);
  allows(`
    stage all {
      deploy green to west, east/web-1
      shift traffic to 62.5%
      retire blue after 1h
      deploy green to remaining
      shift traffic to 100%
      retire blue after 1h
    }`);
});

test('blue of a part is retired before green takes any traffic', () => {
  // Thirty servers of forty can carry it all at 1.5 times; ten green ones ordinarily carry a quarter.
  refuses(`
    stage all {
      deploy green to west/web-1
      retire blue after 1h
   // ^^^^^^^^^^^^^^^^^^^^ retire-before-traffic
   // | Blue still carries traffic: by then green carries 0% of that of \`west/web-1\`.
   // | Shift at least 25% of it first: \`shift traffic to 25%\`.
      shift traffic to 25%
      deploy green to remaining
      shift traffic to 100%
      retire blue after 1h
    }`);
});

test('a service of no known headroom leaves its old servers what they carry ordinarily', () => {
  const plan = (share: string, marks: string) => `${FLEET.replace('  headroom 50%', '')}
    plan change of shop on fleet using quick {
      stage all {
        deploy green to 20% of servers
        shift traffic to ${share}
        retire blue${marks}
        deploy green to remaining
        shift traffic to 100%
        retire blue
      }
    }`;
  expect(expectFindings(plan('20%', '')).machine).not.toBeNull();
  // 0.9 · 40 / 32.
  expectFindings(
    plan(
      '10%',
      `
     // ^^^^^^^^^^^ retire-before-traffic
     // | By then green carries 10% of the traffic of \`west/web-1/server-1\` and others. For the rest the 32 old servers
     // | that would be left would need 1.13 times their ordinary load; they can carry 1 times.
     // | Shift at least 20% of it first: \`shift traffic to 20%\`.`,
    ),
  );
});

test('blue is retired where nothing is green', () => {
  refuses(`
    stage all {
      deploy all
      retire blue after 1h
   // ^^^^^^^^^^^^^^^^^^^^ retire-without-green
   // | Nothing is green by then, so there is no blue to retire.
   // | Deploy beside the old version first, \`deploy green to …\`, and shift the traffic; then retire blue.
    }`);
});

test('green never takes traffic', () => {
  refuses(`
    stage all {
      deploy green to all
   // ^^^^^^^^^^^^^^^^^^^ green-without-traffic
   // | No shift brings traffic to the green servers of \`east\`.
   // | Shift it once they are healthy: \`shift traffic to 5%, 100% { … }\`; or deploy in place, without \`green\`.
   // ^^^^^^^^^^^^^^^^^^^ blue-never-retired
      gate health
      shift traffic in west to 5%, 100%
    }`);
});

test('traffic is shifted to where nothing is new', () => {
  refuses(`
    stage switch {
      shift traffic to 5%, 100%
   // ^^^^^^^^^^^^^^^^^^^^^^^^^ shift-before-deploy
   // | This shifts traffic of \`shop\`, where no server has the new version by then.
   // | Deploy there first, or name the places that have it: \`shift traffic in … to …\`.
    }
    stage green {
      deploy green to all
      retire blue after 1h
    }`);
  allows(`
    stage green { deploy green to all }
    stage switch {
      shift traffic to 5%, 100%
      retire blue after 1h
    }`);
});

test('traffic is shifted back, or to what it is already', () => {
  refuses(`
    stage first {
      deploy green to all
      shift traffic to 25%
    }
    stage second {
      shift traffic to 5%
   // ^^^^^^^^^^^^^^^^^^^ shift-adds-nothing
   // | The new servers carry 25% here already, so shifting to 5% changes nothing: a shift never takes traffic back.
   // | Shift to more than 25%, or take it out. Traffic goes back with the plan: \`on unhealthy rollback\`.
      shift traffic to 100%
      retire blue after 1h
    }`);
  allows(`
    stage first {
      deploy green to all
      shift traffic to 5%
    }
    stage second {
      shift traffic to 25%, 100%
      retire blue after 1h
    }`);
});

test('a shift must overload the servers that it goes to', () => {
  // Ten of forty servers: half of the load is 0.5 · 40 / 10 = 2 times theirs; at 1.5 times they carry 37.5%.
  refuses(`
    stage all {
      deploy west/web-1
      shift traffic to 50%
   // ^^^^^^^^^^^^^^^^^^^^ shift-overloads
   // | To carry 50% of the traffic of \`shop\`, its 10 new servers would need 2 times their ordinary load; they can carry 1.5 times.
   // | Deploy to at least 14 servers first, or shift at most 37.5%.
      deploy west/web-2
      shift traffic to 75%
      deploy east/web-1
      shift traffic to 100%
      deploy remaining
    }`);
  allows(`
    stage all {
      deploy west/web-1
      shift traffic to 37.5%
      deploy west/web-2
      shift traffic to 75%
      deploy east/web-1
      shift traffic to 100%
      deploy remaining
    }`);
});

test('what is left of the old version must be overloaded', () => {
  refuses(`
    stage all {
      deploy all
   // ^^^^^^^^^^ too-few-old
   // | This replaces the last old servers of \`shop\`, while the new ones carry at most 0% of its traffic.
   // | Shift more traffic before it, or deploy beside the old version: \`deploy green to …\`.
      shift traffic to 5%, 25%, 100%
    }`);
  allows(`
    stage all {
      deploy green to all
      shift traffic to 5%, 25%, 100%
      retire blue after 1h
    }`);
});

test('a canary has nothing new to look at', () => {
  refuses(`
    parallel {
      stage look {
        gate canary slo for 30m
     // ^^^^^^^^^^^^^^^^^^^^^^^ canary-without-new
     // | No server is sure to have the new version by then, so there is nothing to compare.
     // | Deploy to a few servers first.
      }
      stage deploy { deploy all }
    }`);
});

test('a canary has nothing old to compare it with', () => {
  refuses(`
    stage first { deploy west }
    stage second {
      deploy remaining
      gate canary slo for 30m
   // ^^^^^^^^^^^^^^^^^^^^^^^ canary-without-old
   // | Every server has the new version by then, so no baseline is left to compare it with.
   // | Put the gate before the last servers are deployed to, or use a plain \`gate\`.
    }`);
  allows(`
    stage first {
      deploy west
      gate canary slo for 30m
    }
    stage second { deploy remaining }`);
});

test('the last of several canaries has nothing old to compare it with', () => {
  refuses(`
    stage all {
      each region in all {
        deploy here
        gate canary slo for 30m
     // ^^^^^^^^^^^^^^^^^^^^^^^ canary-without-old
      }
    }`);
  allows(`
    stage all {
      each region in all {
        deploy 1 cluster in here
        gate canary slo for 30m
        deploy remaining in here
      }
    }`);
});

test('a canary takes traffic from the servers that it looks at', () => {
  // Ten of forty servers carry a quarter of the load where they stand; 12 of 40 are 30%.
  expectFindings(`${FLEET}
  plan change of shop on fleet using quick {
    stage all {
      deploy west/web-1
      gate canary slo for 30m with 5% traffic
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ canary-takes-traffic
   // | The 10 new servers of \`shop\` carry 25% of the load already; \`with 5% traffic\` would take traffic from them.
   // | Say at least 25%, leave \`with …\` out, or deploy to fewer servers before it.
      deploy 2 servers in west/web-2
      gate canary slo for 30m with 30% traffic
      deploy remaining
    }
  }`);
});

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
  expectFindings(`${FLEET}
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
  const idle = FLEET.replace('4_000 requests/s', '4_000 requests/s from "hours.csv"');
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
  expectFindings(`${FLEET}
  plan change of shop, db on fleet using quick {
    stage first { deploy all of shop }
               // ^^^^^^^^^^^^^^^^^^ needs-later
    stage second { deploy all of db }
  }`);
});

test('two services of a plan run on the same servers', () => {
  const overlapping = FLEET.replace(
    'service shop { runs on all clusters where role == web',
    'service shop {\n  runs on all\n       // ^^^ services-share-servers\n ',
  );
  expectFindings(`${overlapping}
  plan change of db, shop on fleet using quick {
    stage all { deploy all }
  }`);
});
