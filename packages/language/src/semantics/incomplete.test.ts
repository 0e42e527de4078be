// One mistake is one finding: what could not be read is not missed elsewhere.
import { test } from 'vitest';
import { expectFindings } from './testing/expect-findings.ts';

test('a fleet whose table cannot be had', () => {
  expectFindings(`
topology fleet from "servers.csv"
                 // ^^^^^^^^^^^^^ unresolved-file
plan p on fleet { order a, b  stage s { deploy web-1 by zone  deploy all where tier == pilot } }
`);
});

test('a fleet with a broken row', () => {
  expectFindings(`
//- plan.rollout
topology fleet from "servers.csv"
plan p on fleet { stage s { deploy web-2 } }
//- servers.csv
cluster,servers
web-1,10
web-2,many
// ^^^^^^^^^^ cell-value
`);
});

test('a fleet with a node that stands wrong', () => {
  expectFindings(`
topology fleet { cluster web { region us { server[10] } } }
                            // ^^^^^^ level-order
plan p on fleet { stage s { deploy us } }
`);
});

test('a model or a bug that is broken', () => {
  expectFindings(`
topology fleet { cluster web[4] }
model m { extends_ gate deep { detects 90% } }
       // ^^^^^^^^ unknown-word
plan p on fleet using m { stage s { deploy all  gate deeper } }
`);
});

test('a param whose value is wrong', () => {
  expectFindings(`
topology fleet { cluster web[4] }
plan p on fleet { param x = 101%  stage s { maxDown x  deploy all } }
                         // ^^^^ percent-out-of-range
`);
});

const beside = (plan: string) => `
topology fleet { region us { cluster web[4] } }
model m { deploy takes 5m per server }
plan p on fleet using m {${plan}}
`;

test('a stage or a plan of which the steps could not be read', () => {
  expectFindings(
    beside(`
  maxDown 50%
  stage s { deplyo all  gate health }
         // ^^^^^^ unknown-word
`),
  );
  expectFindings(
    beside(`
  maxDown 50%
  stage s {
     for each region in all { deploy here }
  // ^^^ unexpected
  }
`),
  );
  expectFindings(
    beside(`
  maxDown 50%
  stagee s { deploy all }
//^^^^^^ unknown-word
`),
  );
});

test('a limit that could not be read is not missed', () => {
  expectFindings(
    beside(`
     maxdown 50%
  // ^^^^^^^ unknown-word
  stage s { deploy all }
`),
  );
});

test('a quantity with a unit that is none', () => {
  expectFindings(
    beside(`
  stage s { maxDown 50%  deploy all  wait 2 hours }
                                         // ^^^^^ unknown-unit
`),
  );
});

test('a distribution without its commas', () => {
  expectFindings(
    beside(`
  stage s { maxDown 50%  deploy all  wait triangular(5m 6m 7m) }
                                                     // ^^ unexpected
`),
  );
});

test('a param whose range is of another kind', () => {
  expectFindings(
    beside(`
  param x = 20 in 5%..50%
               // ^^^^^^^ wrong-kind
  stage s { maxDown 50%  deploy all  wait 1h }
`),
  );
});

test('what stands beside a word that the parser stumbled over', () => {
  expectFindings(
    beside(`
  stage s {
    maxDown 50%
    deploy green all
              // ^^^ unexpected
    wait for 2h
          // ^^ unexpected
    gate canary for 30m
      // ^^^^^^ missing-name
  }
`),
  );
  expectFindings(`
model m {
  deploy takes 5m per server ready after exponential(mean 30s)
                                                 // ^ unexpected
}`);
});

test('a scenario with a sentence that is broken', () => {
  expectFindings(`
topology fleet { cluster web[4] }
plan p on fleet { stage s { deploy all } }
scenario storm for p { at 6h web-1 downn for 2h }
                                // ^^^^^ unknown-word
`);
});

test('a reading that cannot be one', () => {
  expectFindings(`
topology fleet { cluster web[4] }
health deep { metric errors { bad when higher  compare to baseline }  metric cpu { bad when higher  threshold 80% } }
model m {
  metric errors is weibull(shape 0.01, scale 1%)
                // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-mean
  metric cpu is 50%
  bug crash { present 1%  shows 50% at cluster 1  moves errors to 5%  moves cpu to 90% }
}
plan p on fleet using m { stage s { deploy web-1  gate canary deep for 30m } }
scenario storm for p { metric errors is 1% }
`);
  expectFindings(`
topology fleet { cluster web[4] }
health deep { metric errors { bad when higher  compare to baseline } }
model m { metric errors is 1% }
plan p on fleet using m { stage s { deploy web-1  gate canary deep for 30m } }
scenario storm for p {
  bug crash { present 1%  shows 50% at cluster 1  moves errors to 5% }
  metric errors is weibull(shape 0.01, scale 1%)
                // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-mean
}
`);
});

test('a reading that cannot be one, in the model that is extended', () => {
  expectFindings(`
topology fleet { cluster web[4] }
health deep { metric errors { bad when higher  compare to baseline } }
model base { metric errors is weibull(shape 0.01, scale 1%) }
                           // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ distribution-mean
model m extends base { bug crash { present 1%  shows 50% at cluster 1  moves errors to 5% } }
plan p on fleet using m { stage s { deploy web-1  gate canary deep for 30m } }
`);
});

const people = (text: string) => `
audience users 1_000 { ring internal 1%  ring early 5%  ring broad }
flag cart { owner "payments"  remove by 2027-03-01 }
${text}
`;

test('half-typed sentences about people', () => {
  expectFindings(
    people(`
plan p {
  stage s {
    enable cart for internal, { wait 1h }
//                          ^ missing-name
    enable for 5%
//             ^^ unexpected
    release to 5% of { gate health }
//                ^^ missing-name
  }
  on unhealthy next
//             ^^^^ incomplete
}`),
  );
});

test('an audience of which a ring could not be read', () => {
  expectFindings(`
audience users 1_000 { ring internal 1%%  ring early 5%  ring broad }
                                    // ^ unexpected-character
plan p { stage s { release to early, users } }
`);
  expectFindings(`
audience users many { ring internal 1%  ring broad }
            // ^^^^ unexpected
plan p { stage s { release to internal, 5% of broad, users } }
`);
});

test('an audience, and a flag, that could not be had', () => {
  expectFindings(`
import { users, cart } from "people.rollout"
                         // ^^^^^^^^^^^^^^^^ unresolved-file
plan p { stage s { release to internal, users  enable cart for users  disable cart } }
plan q { stage s { release to 5% } }
`);
});

test('a bug behind a flag that there is not is not missed in the plan', () => {
  expectFindings(
    people(`
model m { bug slow { present 1%  surfaces after 5 user-hours  behind crat } }
                                                                  // ^^^^ unknown-flag
plan p using m { stage s { enable cart for users { gate health } } }`),
  );
});

test('a declaration whose beginning could not be read is not missed where it is used', () => {
  const uses = `
plan p { stage s { enable cart for internal { gate health }  disable cart }  on unhealthy disable cart }`;
  for (const [broken, mark, code] of [
    ['flg cart { owner "a"  remove by 2027-03-01 }', '^^^', 'unknown-word'],
    ['flag 5 { owner "a"  remove by 2027-03-01 }', '^^^^', 'missing-name'],
    ['flag { owner "a"  remove by 2027-03-01 }', '^^^^', 'missing-name'],
  ]) {
    expectFindings(`audience users 1_000 { ring internal 1%  ring broad }\n  ${broken}\n//${mark} ${code}\n${uses}`);
  }
  expectFindings(`
topology fleet { cluster web[4] }
   servce shop { runs on all clusters }
// ^^^^^^ unknown-word
plan p of shop on fleet { stage s { deploy web-1 of shop  gate health  deploy web-2 of shop } }
`);
  // What is nearly the name of a flag that could be read is told.
  expectFindings(
    people(`
   flg other { owner "a"  remove by 2027-03-01 }
// ^^^ unknown-word
plan p { stage s { enable carrt for internal } }
                       // ^^^^^ unknown-flag
`),
  );
});

test('an audience whose name could not be read leaves no gate with nothing to judge', () => {
  expectFindings(`
   audience 50_000_000 { ring early 1%  ring broad }
// ^^^^^^^^ missing-name
model m { bug slow { present 1%  surfaces after 5 user-hours } }
plan p using m {
  channel beta for early departs every 4w from 2026-01-13 { wait 1w  gate health }
  stage rest { gate health  release to 5%  gate health }
}
plan q using m { stage all { gate health } }
`);
});

test('a step for people that is wrong has been there for the gates after it', () => {
  expectFindings(
    people(`
plan p {
  stage s { enable crat for internal  gate health }
                // ^^^^ unknown-flag
  stage t { gate health  release to users }
}`),
  );
});

test('a name that is given to several things is one finding', () => {
  expectFindings(`
flag cart { owner "payments"  remove by 2027-03-01 }
topology cart { cluster web[4] }
      // ^^^^ duplicate-name
flag users { owner "payments"  remove by 2027-03-01 }
audience users 1_000 { ring internal 1%  ring broad }
      // ^^^^^ duplicate-name
plan p on cart { stage s { deploy all  enable cart for internal, users  disable cart }  on unhealthy disable cart }
`);
  expectFindings(`
//- plan.rollout
import { cart, users } from "other.rollout"
flag new-cart { owner "payments"  remove by 2027-03-01 }
import { new-cart } from "other.rollout"
      // ^^^^^^^^ duplicate-name
plan p on cart { stage s { deploy all  enable new-cart for internal, users } }
plan q on new-cart { stage s { deploy all } }
//- other.rollout
flag cart { owner "payments"  remove by 2027-03-01 }
topology cart { cluster web[4] }
      // ^^^^ duplicate-name
topology new-cart { cluster web[4] }
audience users 1_000 { ring internal 1%  ring broad }
`);
});
