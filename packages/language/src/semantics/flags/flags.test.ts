import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const users = 'audience users 1_000 { ring internal 1%  ring broad }';
const checkout = 'flag checkout { owner "payments"  remove by 2027-03-01 }';

test('flags of the root file, and those that its plans and models name', () => {
  const { program } = expectFindings(`//- plan.rollout
import { checkout, m, users } from "other.rollout"
/// Shown to nobody yet.
flag own
plan p using m { stage s { enable checkout for internal  wait 1h  disable checkout } }
//- other.rollout
${users}
${checkout}
flag behind-a-bug { owner "search"  remove by 2027-01-31 }
flag unused
model m { bug slow { present 1%  surfaces after 5 user-hours  behind behind-a-bug } }`);
  expect(program.flags).toMatchObject([
    { name: 'own', doc: 'Shown to nobody yet.', owner: null, removeBy: null },
    { name: 'behind-a-bug', owner: 'search', removeBy: '2027-01-31' },
    { name: 'checkout', owner: 'payments', removeBy: '2027-03-01' },
  ]);
  expect(program.models[0]?.bugs[0]?.behind).toBe('behind-a-bug');
  expect(program.plans[0]?.stages[0]?.steps).toMatchObject([
    {
      kind: 'enable',
      flag: 'checkout',
      to: [{ name: 'internal', users: 10 }],
      steps: [],
      text: 'enable checkout for internal',
    },
    { kind: 'wait' },
    { kind: 'disable', flag: 'checkout', text: 'disable checkout' },
  ]);
});

test('a model takes over what a bug is behind, or says it anew', () => {
  const { program } = expectFindings(`${users}
${checkout}
flag other { owner "search"  remove by 2027-01-31 }
model base { bug a { present 1%  surfaces after 5 user-hours  behind checkout } }
model same extends base { bug a { present 2% } }
model anew extends base { bug a { behind other } }`);
  expect(program.models.map(({ bugs }) => bugs[0]?.behind)).toEqual(['checkout', 'checkout', 'other']);
});

test('flags that there are not', () => {
  expectFindings(`${users}
${checkout}
model m { bug a { present 1%  surfaces after 5 user-hours  behind chekout } }
//                                                                ^^^^^^^ unknown-flag
plan p using m {
  stage s {
    enable chekout for internal { wait 1h }
//         ^^^^^^^ unknown-flag
    disable users
//          ^^^^^ wrong-declaration
  }
  on unhealthy disable chekout
//                     ^^^^^^^ unknown-flag
}`);
});

test('a name that was retired is never used again, in no file', () => {
  expectFindings(`//- plan.rollout
import { users, checkout } from "other.rollout"
retired flags checkout, old-cart, old-cart
//                                ^^^^^^^^ said-twice
flag price-test { owner "search"  remove by 2027-01-31 }
//   ^^^^^^^^^^ retired-flag
plan p { stage s { enable checkout, old-cart for internal } }
//                                ^ unexpected
plan q { stage s { enable old-cart for internal } }
//                        ^^^^^^^^ retired-flag
//- other.rollout
${users}
retired flags price-test
${checkout}
//   ^^^^^^^^ retired-flag`);
});

test('who answers for a flag is said once', () => {
  expectFindings(`flag d { owner "a"  owner "b"  remove by 2027-01-31 }
//                  ^^^^^^^^^ said-twice`);
});

test('a flag that nothing enables is off anyway', () => {
  expectFindings(`${users}
${checkout}
plan p {
  stage s {
    release to internal
    disable checkout
//          ^^^^^^^^ disable-without-enable
  }
  on unhealthy pause for 1h then ask "SRE" takes 1h continues 50% else disable checkout
//                                                                             ^^^^^^^^ disable-without-enable
}
plan q {
  stage s { enable checkout for internal }
  on unhealthy disable checkout
}`);
});

test('one name is one flag throughout a plan and its model', () => {
  expectFindings(`//- plan.rollout
import { users, m } from "other.rollout"
${checkout}
//   ^^^^^^^^ duplicate-name
plan p using m { stage s { enable checkout for internal } }
//- other.rollout
${users}
${checkout}
model m { bug slow { present 1%  surfaces after 5 user-hours  behind checkout } }`);
});

test('flags that only a scenario names', () => {
  const { program } = expectFindings(`//- plan.rollout
import { users, checkout } from "other.rollout"
plan p { stage s { release to internal } }
scenario dark for p {
  bug slow { present 1%  surfaces after 5 user-hours  behind checkout }
  bug late { present 1%  shows 5% at ring 3 }
//    ^^^^ bug-never-shows
}
//- other.rollout
${users}
${checkout}`);
  expect(program.flags.map(({ name }) => name)).toEqual(['checkout']);
  expect(program.scenarios[0]?.model.bugs[0]?.behind).toBe('checkout');
});

test('a bug behind a flag that is retired', () => {
  const { diagnostics } = expectFindings(`retired flags old-cart
model m { bug slow { present 1%  surfaces after 5 user-hours  behind old-cart } }
//                                                                   ^^^^^^^^ retired-flag`);
  expect(diagnostics.map(({ message, help }) => `${message} ${help}`)).toEqual([
    '`old-cart` is retired, so nobody turns it on: what is behind it reaches nobody. Name a flag that is still there, or leave `behind` out.',
  ]);
});

test('on and off in stages that run side by side', () => {
  expectFindings(`${users}
${checkout}
plan p {
  parallel {
    stage a { enable checkout for internal }
    stage b { wait 1h  disable checkout  wait 1h  disable checkout }
//                             ^^^^^^^^ switch-race
  }
  stage c { enable checkout for broad  disable checkout }
}
plan q {
  stage a { enable checkout for internal }
  stage b after a { wait 1h }
  stage c after b { disable checkout }
//                          ^^^^^^^^ switch-race
  stage d after a { enable checkout for broad }
}`);
});

test('flags, releases and schemas have no units', () => {
  expectFindings(`${users}
${checkout}
topology fleet { cluster web[4] { server[10] } }
service shop { runs on all }
plan p of shop on fleet {
  stage s {
    each cluster in web-1, web-2 {
      deploy here
      enable checkout for internal { gate health }
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ once-for-all
      disable checkout
//    ^^^^^^^^^^^^^^^^ once-for-all
      shift traffic in here to 100% { release to users }
//                                    ^^^^^^^^^^^^^^^^ once-for-all
      expand shop takes 1h
//    ^^^^^^^^^^^^^^^^^^^^ once-for-all
      run "smoke tests" takes 5m
    }
    deploy remaining
    enable checkout for users
    contract shop takes 1h
  }
}`);
});
