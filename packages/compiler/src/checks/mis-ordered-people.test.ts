/** Plans that turn flags on and release in an order in which that cannot work: each is refused where it goes wrong, and told how to put it right; and each that was put right compiles. */
import { checkText } from '@rollout/language';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { allows, MARKET, peoplePlan, refuses } from './testing/market.ts';

test('a flag is turned on before its code is out', () => {
  refuses(`
    stage dark {
      enable new-cart for internal
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ people-before-code
   // | No server is sure to have the code behind \`new-cart\` by then, so turning it on does nothing.
   // | Deploy before it, in a step or in a stage that has ended; \`enable new-cart\` comes last.
      deploy all
    }`);
  refuses(`
    parallel {
      stage code { deploy all }
      stage people { release to internal }
                  // ^^^^^^^^^^^^^^^^^^^ people-before-code
                  // | No server is sure to have the new version by then, so there is nothing to release.
                  // | Deploy before it, in a step or in a stage that has ended: then release.
    }
    stage all { enable new-cart for users }`);
  allows(`
    stage code { deploy all }
    stage people { enable new-cart for internal, users }`);
});

test('a flag is turned on before all of its code is out', () => {
  allows(`
    stage code { deploy all of checkout }
    stage people { enable new-cart for internal }
                // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ people-before-all-code
                // | By then 20 servers of 40 may still have the old version (\`west/pay-1\` and others): \`new-cart\` is on only for what comes to the others,
                // | and what is deployed later exposes more.
                // | Deploy everything first, and then turn the lever for people.
    stage rest { deploy all of billing }
    stage more { enable new-cart for users }`);
});

test('a smaller ring comes after a larger one', () => {
  refuses(`
    stage code { deploy all }
    stage some { enable new-cart for early { wait 1d } }
    stage few { enable new-cart for internal, 50% of broad { wait 1d } }
                                 // ^^^^^^^^ reaches-nobody-new
             // | This turns \`new-cart\` on for \`internal\` (4,000 users), but has come to \`early\` (104,000 users), these among them, before: it reaches nobody new.
             // | Go from the smallest ring to the largest: a flag never narrows, it only goes off, \`disable new-cart\`.`);
  allows(`
    stage code { deploy all }
    stage few { enable new-cart for internal { wait 1d } }
    stage some { enable new-cart for early, 50% of broad { wait 1d } }`);
  // Switched off between, it begins anew.
  allows(`
    stage code { deploy all }
    stage some {
      enable new-cart for early { wait 1d }
      disable new-cart
    }
    stage few { enable new-cart for internal, 50% of broad { wait 1d } }`);
  const trains = (first: string, second: string, marks: string) =>
    peoplePlan(`
    channel beta for ${first} departs every 4w from 2026-01-13 { wait 1w }
    channel stable for ${second} departs every 4w from 2026-01-27 { wait 1d }${marks}`);
  const refused = trains(
    'early',
    'internal',
    `
                    // ^^^^^^^^ reaches-nobody-new
         // | This releases to \`internal\` (4,000 users), but has come to \`early\` (104,000 users), these among them, before: it reaches nobody new.
         // | Go from the smallest ring to the largest, for a release never narrows.`,
  );
  expect(expectFindings(refused).machine).toBeNull();
  expect(expectFindings(trains('early', 'users', '')).machine).not.toBeNull();
});

test('what is in the block of a shift or a ramp comes again at each turn', () => {
  refuses(`
    stage code {
      deploy green to all
      shift traffic to 10%, 100% {
        enable new-cart for internal
                         // ^^^^^^^^ reaches-nobody-new
     // | This turns \`new-cart\` on for \`internal\` (4,000 users) again at each turn of the \`shift\` around it: after the first it reaches nobody new.
     // | Put it before or after the \`shift\`.
        wait 1h
        gate health
      }
      retire blue
    }`);
  refuses(`
    stage code {
      ramp to 10%, 100% of clusters {
        enable new-cart for internal
                         // ^^^^^^^^ reaches-nobody-new
     // | This turns \`new-cart\` on for \`internal\` (4,000 users) again at each turn of the \`ramp\` around it: after the first it reaches nobody new.
     // | Put it after the \`ramp\`.
     // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ people-before-all-code
        wait 1h
        gate health
      }
    }`);
  // Of a list inside, each comes again; and what another sentence has reached is no turn's.
  refuses(`
    stage code {
      deploy green to all
      shift traffic to 10%, 100% {
        enable new-cart for internal, early
                         // ^^^^^^^^ reaches-nobody-new
                         // | This turns \`new-cart\` on for \`internal\` (4,000 users) again at each turn of the \`shift\` around it: after the first it reaches nobody new.
                         // | Put it before or after the \`shift\`.
        wait 1h
      }
      retire blue
    }
    stage more {
      enable new-cart for early
                       // ^^^^^ reaches-nobody-new
                       // | This turns \`new-cart\` on for \`early\` (104,000 users), and has come to just these before: it reaches nobody new.
                       // | Take it out.
    }`);
  allows(`
    stage code {
      deploy green to all
      shift traffic to 10%, 100% { wait 1h }
      enable new-cart for internal
      retire blue
    }`);
});

test('a flag is turned off before it has been turned on', () => {
  allows(`
    stage code {
      deploy all
      disable new-cart
   // ^^^^^^^^^^^^^^^^ disable-too-early
   // | \`new-cart\` is off by then: what turns it on comes only later.
   // | Put it after \`enable new-cart for …\`, or take it out.
      enable new-cart for internal
    }`);
  allows(`
    stage code {
      deploy all
      enable new-cart for internal
      disable new-cart
      enable new-cart for early
    }`);
});

test('a flag is turned off twice', () => {
  allows(`
    stage code {
      deploy all
      enable new-cart for internal
      disable new-cart
      disable new-cart
   // ^^^^^^^^^^^^^^^^ disable-too-early
   // | \`new-cart\` is off already: it has been turned off before.
   // | Take it out.
    }`);
});

test('a handler turns a flag off that is off by then', () => {
  const people = 'stage people { enable new-cart for internal, users { gate health } }';
  allows(`
    stage code {
      on unhealthy pause for 1h then disable new-cart
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ disable-does-nothing
   // | This turns \`new-cart\` off, but it is off by then: nothing goes back, and the plan only stops.
   // | Say \`rollback\` there, or \`stop\`; \`disable new-cart\` helps once the flag is on.
      deploy all
    }
    ${people}`);
  // The plan's is right for the other stage, and wrong for what the first one may raise.
  allows(`
    on unhealthy disable new-cart
    stage code {
      deploy all
      run "smoke tests" takes 10m fails 5%
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ disable-does-nothing
   // | For \`run "smoke tests" takes 10m fails 5%\`, \`on unhealthy\` of the plan turns \`new-cart\` off, but it is off by then: nothing goes back, and
   // | the plan only stops.
   // | Say \`rollback\` there, or \`stop\`; \`disable new-cart\` helps once the flag is on.
    }
    ${people}`);
  allows(`
    on unhealthy disable new-cart
    stage code { deploy all }
    ${people}`);
});

/** What is hinted at in a plan, and where. */
function hints(sentences: string, model = ''): readonly string[] {
  const text = `${MARKET.replace('model quick {', `model quick {\n${model}`)}
    plan change of checkout, billing on fleet using quick { ${sentences} }`;
  const { program } = checkText(text);
  return compile(program).diagnostics.map(
    ({ code, span, message }) => `${code} at ${text.slice(span.start, span.end)}: ${message}`,
  );
}

test('a handler turns a flag off that not all bugs are behind', () => {
  const people = 'stage people { on unhealthy disable new-cart  enable new-cart for internal { gate health } }';
  const crash = 'bug crash { present 1%  surfaces after exponential(mean 100 server-hours) }';
  expect(hints(`stage code { deploy all } ${people}`)).toEqual([]);
  expect(hints(`stage code { deploy all } ${people}`, crash)).toEqual([
    'disable-leaves-bugs at on unhealthy disable new-cart: `crash` is not behind `new-cart`: turning it off leaves it out there.',
  ]);
  expect(hints(`stage code { deploy all } ${people.replace('disable new-cart', 'rollback')}`, crash)).toEqual([]);
});

test('a flag is turned on for more than the release has come to', () => {
  const plan = (first: string, second: string) =>
    hints(`stage code { deploy all } stage people { ${first}  ${second}  wait 1d }`);
  expect(plan('release to early', 'enable new-cart for internal, early')).toEqual([]);
  expect(plan('release to early', 'enable new-cart for internal, users')).toEqual([
    'flag-beyond-release at users: This turns `new-cart` on for `broad` (2,000,000 users), and by then the release has come to `early` (104,000 users) at the most: those beyond cannot have what is behind it.',
  ]);
  expect(plan('enable new-cart for early', 'release to early')).toEqual([
    'flag-beyond-release at early: This turns `new-cart` on for `early` (104,000 users), and nothing is released by then: nobody can have what is behind it.',
  ]);
});

test('a gate looks, and a wait goes on, before anybody can have met anything', () => {
  refuses(`
    stage code {
      deploy all
      wait until confidence 99% at most 2d
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ confidence-before-people
   // | This can never come to 99%: \`new-cart\` is off by then, so however long it waits, the chance that \`wrong-total\` is there unseen stays at 5% at the least.
   // | Turn it on for a few first: \`enable new-cart for …\`, and wait then.
      gate health
   // ^^^^^^^^^^^ gate-before-people
   // | No bug that this gate could see can have been met: \`new-cart\` is off by then.
   // | Turn it on for a few first: \`enable new-cart for …\`, and put the gate behind it.
      enable new-cart for internal
    }`);
  allows(`
    stage code {
      deploy all
      enable new-cart for internal
      wait until confidence 99% at most 2d
      gate health
    }`);
  const released = (first: string, second: string) =>
    peoplePlan(`
    stage code { deploy all }
    stage people { ${first}  ${second} }`).replace('using open', 'of checkout on fleet using open');
  expectFindings(
    `${released('gate health', 'release to internal')}`.replace(
      'release to internal }',
      `release to internal }
                // ^^^^^^^^^^^ gate-before-people
                // | No bug that this gate could see can have been met: nothing is released by then.
                // | Release to a few first: \`release to …\`, and put the gate behind it.`,
    ),
  );
  expectFindings(released('release to internal', 'gate health'));
});
