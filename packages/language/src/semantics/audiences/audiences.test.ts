import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

/** The ends of the rings, as users. */
const endsOf = (audience: string) =>
  expectFindings(audience).program.audiences[0]?.rings.map(({ name, users }) => [name, users]);

test('a ring is its own share, in whole users rounded down; the last one ends with the last user', () => {
  // 0.25% of 1,000 is 2.5: 2 users. 5% is 50, so `early` ends with the 52nd. The rest are all others.
  expect(endsOf('audience users 1_000 { ring internal 0.25%  ring early 5%  ring broad }')).toEqual([
    ['internal', 2],
    ['early', 52],
    ['broad', 1_000],
  ]);
  // 333.5 and 666.5 are 333 and 666: the user who is left over is in the last ring.
  expect(endsOf('audience users 1_000 { ring a 33.35%  ring b 66.65% }')).toEqual([
    ['a', 333],
    ['b', 1_000],
  ]);
  // 29% of 100 is 29, though 0.29 × 100 is less in floating-point numbers.
  expect(endsOf('audience users 100 { ring a 29%  ring b }')).toEqual([
    ['a', 29],
    ['b', 100],
  ]);
  expect(endsOf('audience users 1 { ring all-of-them }')).toEqual([['all-of-them', 1]]);
  expect(endsOf('audience users 100_000_000_000 { ring few 0.000000001%  ring most }')).toEqual([
    ['few', 1],
    ['most', 100_000_000_000],
  ]);
});

test('an audience needs no rings, and carries its documentation', () => {
  const { program } = expectFindings(
    '/// All who pay.\naudience users 300 { /// Us.\n ring internal 1%  ring others }\naudience all-of-them 5 {}',
  );
  expect(program.audiences).toMatchObject([
    {
      name: 'users',
      doc: 'All who pay.',
      users: 300,
      rings: [
        { doc: 'Us.', users: 3 },
        { doc: '', users: 300 },
      ],
    },
    { name: 'all-of-them', users: 5, rings: [] },
  ]);
});

test('rings are a part of the whole, and somebody is in each', () => {
  expectFindings(`
audience a 100 { ring internal 0.2%  ring broad }
//                             ^^^^ ring-empty
audience b 1_000 { ring internal 60%  ring early 50%  ring broad }
//                                               ^^^ rings-over-whole
//                                                         ^^^^^ rest-empty
audience c 1_000 { ring internal  ring broad }
//                      ^^^^^^^^ rest-not-last
audience d 1_000 { ring internal 5%  ring early 5% }
//       ^ users-without-ring
audience e 1_000 { ring internal 5%  ring internal 5%  ring broad }
//                                        ^^^^^^^^ duplicate-name
audience f 1_000 { ring f 5%  ring broad }
//                      ^ duplicate-name
audience g 0 { ring broad }
//         ^ too-small
audience h 100_000_000_001 { ring broad }
//         ^^^^^^^^^^^^^^^ too-many-users
audience i 1_000 { ring internal 0%  ring broad }
//                               ^^ must-be-positive
audience j 1_000 { ring internal 3  ring broad }
//                               ^ unexpected
audience k many { ring internal 5%  ring broad }
//         ^^^^ unexpected
audience l 1_000 { ring internal 30%  ring broad 70%  ring nobody }
//                                                         ^^^^^^ rest-empty
audience m 10.5 { ring broad }
//         ^^^^ not-whole`);
});

const users = 'audience users 1_000 { ring internal 0.25%  ring early 5%  ring broad }';
const plan = (steps: string, items = '') => `${users}
flag checkout { owner "payments"  remove by 2027-03-01 }
plan launch {${items}
  stage all {
    ${steps}
  }
}`;

const reachedBy = (steps: string, items = '') => {
  const [found] = expectFindings(plan(steps, items)).program.plans;
  const [step] = found?.stages[0]?.steps ?? [];
  return step?.kind === 'release' || step?.kind === 'enable'
    ? step.to.map(({ name, users: count }) => [name, count])
    : [];
};

test('people are the first of the audience: so many percent of it, or of a ring and all before it', () => {
  // Rings end with the 2nd, the 52nd and the 1,000th user.
  expect(reachedBy('release to internal, early, broad')).toEqual([
    ['internal', 2],
    ['early', 52],
    ['broad', 1_000],
  ]);
  expect(reachedBy('release to 1%, 29%, 100%')).toEqual([
    ['1%', 10],
    ['29%', 290],
    ['100%', 1_000],
  ]);
  // 2 before `early`, and half of its 50; 52 before `broad`, and half of its 948.
  expect(reachedBy('enable checkout for 50% of early, 50% of broad, users')).toEqual([
    ['50% of early', 27],
    ['50% of broad', 526],
    ['users', 1_000],
  ]);
  expect(reachedBy('release to 5% of users')).toEqual([['5% of users', 50]]);
});

test('rounded down, but never to nothing', () => {
  // 0.01% of 1,000 and 1% of the 2 in `internal` are less than a user; 3% of the 50 of `early` is one and a half.
  expect(reachedBy('release to 0.01%')).toEqual([['0.01%', 1]]);
  expect(reachedBy('release to 1% of internal')).toEqual([['1% of internal', 1]]);
  expect(reachedBy('release to 3% of early')).toEqual([['3% of early', 3]]);
});

test('a percent may be a param', () => {
  const param = '\n  param few = 2%';
  expect(reachedBy('release to few, few of broad', param)).toEqual([
    ['2%', 20],
    ['2% of broad', 70],
  ]);
  // A ring goes before a param of its name, so that would say nothing.
  expectFindings(`${users}
plan launch {
  param early = 50%
//      ^^^^^ param-hidden
  param users = 90%
//      ^^^^^ param-hidden
  param broad = 20%
  param internal = 4h
  stage all { release to internal, early, broad of users { wait internal }  release to users }
}`);
  expectFindings(`${users}
plan launch {
  param few = 2%
  on failures over few stop
//^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  stage all { release to few }
//                       ^^^ mixed-percents
}`);
});

test('each of a sentence is more than the one before', () => {
  expectFindings(
    plan(`release to early, internal, broad
//                    ^^^^^^^^ people-not-growing
    enable checkout for 5%, early, early, 5.2%, 6%
//                                 ^^^^^ people-not-growing
//                                        ^^^^ people-not-growing
    release to 0.01%, 0.02%, 0%, users
//                    ^^^^^ people-not-growing
//                           ^^ must-be-positive`),
  );
});

test('a ring that there is not', () => {
  const { diagnostics } = expectFindings(
    plan(`release to internl, 50% of eerly, users
//             ^^^^^^^ unknown-ring
//                             ^^^^^ unknown-ring
    release to fleet
//             ^^^^^ unknown-ring`),
  );
  expect(diagnostics.find(({ code }) => code === 'unknown-ring')?.message).toBe(
    '`users` has no ring called `internl`.',
  );
});

const two = `${users}
audience partners 300 { ring resellers 10%  ring broad }`;

test('a plan is about the audience that has all that it names', () => {
  const { program } = expectFindings(`${two}
plan a { stage s { release to 1%, resellers, broad } }
plan b { stage s { release to 50% of early, 50%, broad } }
plan c { stage s { release to 5% of partners, 100% } }
plan d { stage s { wait 1h } }`);
  expect(program.plans.map(({ audience }) => audience)).toEqual(['partners', 'users', 'partners', null]);
  expect(program.audiences.map(({ name }) => name)).toEqual(['users', 'partners']);
});

test('an audience that cannot be told', () => {
  expectFindings(`${two}
plan a { stage s { release to 5%, broad } }
//                            ^^ which-audience
plan b { stage s { release to internal, resellers } }
//                                      ^^^^^^^^^ two-audiences
plan c { stage s { release to internal, resellrs } }
//                                      ^^^^^^^^ unknown-ring
plan d { stage s { release to internal, partners } }
//                                      ^^^^^^^^ two-audiences`);
  expectFindings(`
plan a { stage s { release to 5%, 100% } }
//                            ^^ no-audience`);
});

test('an audience may be imported', () => {
  const { program } = expectFindings(`//- plan.rollout
import { users } from "people.rollout"
plan a { stage s { release to internal, users } }
//- people.rollout
${two}`);
  expect(program.audiences.map(({ name }) => name)).toEqual(['users']);
});

const bug = (items: string) => `
topology fleet { cluster web[4] }
model m { deploy takes 1m per server  bug crash { ${items} } }
flag checkout { owner "payments"  remove by 2027-03-01 }
`;
const deploys = 'plan p on fleet using m { maxDown 1 servers  stage s { deploy all } }';

test.each([
  ['surfaces after 500 user-hours', 'users'],
  ['present 3%  shows 5% at ring 2', 'users'],
  ['found 5% at each of rings 1..3', 'users'],
  ['present 3%  behind checkout  surfaces after 5 server-hours', 'users'],
  ['surfaces after 500 server-hours', null],
  ['present 3%  shows 5% at cluster 2', null],
])('a plan whose bugs are about people is about the only audience: %s', (items, audience) => {
  const { program } = expectFindings(`${users}${bug(items)}${deploys}`);
  expect(program.plans.map((found) => found.audience)).toEqual([audience]);
});

test('bugs of people need an audience', () => {
  const mark = '//                    ^ bug-without-audience';
  expectFindings(`${bug('surfaces after 500 user-hours')}${deploys}\n${mark}`);
  expectFindings(`${bug('present 1%  shows 5% at ring 2')}${deploys}\n${mark}`);
  expectFindings(`${two}${bug('present 1%  behind checkout  surfaces after 5 server-hours')}${deploys}\n${mark}`);
});

test('a bug that shows at a ring that there is not', () => {
  expectFindings(`${users}
model m {
  bug late { present 1%  shows 5% at ring 4 }
//    ^^^^ bug-never-shows
  bug last { present 1%  shows 5% at ring 3 }
}
plan p using m { stage s { release to internal, users } }`);
});

test('what servers show does not show where nothing is deployed', () => {
  const { diagnostics } = expectFindings(`${users}
model m {
  bug crash { present 1%  surfaces after 5 server-hours }
  bug slow { present 1%  surfaces after 5 requests }
  bug first { present 1%  shows 5% at cluster 1 }
  bug late { present 1%  shows 5% at cluster 1  shows 5% at ring 1 }
  bug cart { present 1%  surfaces after 5 user-hours }
}
plan p using m { stage s { release to internal, users } }
//           ^ bug-without-servers`);
  expect(diagnostics.find(({ code }) => code === 'bug-without-servers')?.message).toBe(
    '`p` deploys nothing, so `crash`, `slow`, `first` can never show in it.',
  );
});

test('an import that cannot be had may be the audience that is meant', () => {
  expectFindings(`
import { users } from "people.rollout"
//                    ^^^^^^^^^^^^^^^^ unresolved-file
audience partners 300 { ring resellers 10%  ring others }
plan a { stage s { release to internal, 50% } }
plan b { stage s { release to resellers, 50% } }`);
});

test('measured exposure in user-hours says so in its header', () => {
  const { program } = expectFindings(`//- plan.rollout
model m { bug slow { present 1%  surfaces after empirical("log.csv", column "found (user-hours)") } }
//- log.csv
release,found (user-hours)
1,400
2,900
`);
  expect(program.models[0]?.bugs[0]).toMatchObject({
    unit: 'user-hours',
    surfaces: { kind: 'empirical', values: [400, 900] },
  });
});

test('rings are counted by the bugs that show at them, and named ones are told their number', () => {
  const { diagnostics } = expectFindings(`${users}
audience testers 100 { ring broad 10%  ring rest }
model m {
  bug a { present 1%  shows 5% at ring early }
//                                     ^^^^^ ring-by-name
  bug b { present 1%  shows 5% at each of rings internal..3 }
//                                              ^^^^^^^^ ring-by-name
  bug c { present 1%  found 5% at ring none }
//                                     ^^^^ ring-by-name
  bug d { present 1%  found 5% at ring broad }
//                                     ^^^^^ ring-by-name
  bug e { present 1%  found 5% at cluster broad }
//                                        ^^^^^ param-outside-plan
}`);
  expect(diagnostics.slice(0, 4).map(({ message, help, fix }) => [message, help, fix?.edits[0]?.text])).toEqual([
    ['Rings are counted here: `early` is ring 2.', 'Write `at ring 2`.', '2'],
    ['Rings are counted here: `internal` is ring 1.', 'Write `1`.', '1'],
    ['Rings are counted here, and `none` is no number.', 'Write its number, such as `at ring 1`.', undefined],
    ['Rings are counted here, and `broad` is no number.', 'Write its number, such as `at ring 1`.', undefined],
  ]);
});

test('what a bug shows at rings that there are not is told, though it shows at others', () => {
  const { diagnostics } = expectFindings(`${users}
model m {
  bug some { present 1%  shows 5% at each of rings 1..9 }
//    ^^^^ ring-never
  bug one { present 1%  surfaces after 5 user-hours  shows 5% at ring 4 }
//    ^^^ ring-never
  bug none { present 1%  shows 5% at each of rings 4..9 }
//    ^^^^ bug-never-shows
  bug all-of-them { present 1%  shows 5% at each of rings 1..3 }
}
plan launch using m { stage all { release to users } }`);
  expect(diagnostics.map(({ message }) => message)).toContain(
    '`users` has only 3 rings, so `some` never shows at rings 4 to 9.',
  );
  expect(diagnostics.map(({ message }) => message)).toContain(
    '`users` has only 3 rings, so `one` never shows at ring 4.',
  );
});
