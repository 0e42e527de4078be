/** Plans that deploy, shift and retire in an order in which that cannot work: each is refused where it goes wrong, and told how to put it right; and each that was put right compiles. */
import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';
import { allows, refuses, SHOP } from './testing/shop.ts';

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
  const plan = (share: string, marks: string) => `${SHOP.replace('  headroom 50%', '')}
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
  expectFindings(`${SHOP}
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
