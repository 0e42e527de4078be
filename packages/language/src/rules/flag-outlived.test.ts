import { test } from 'vitest';
import { flagOutlived } from './flag-outlived.ts';
import { expectRule } from './testing/expect-rule.ts';

const FLAGS = `audience users 1_000_000 { ring internal 1%  ring broad }
flag checkout { owner "payments"  remove by 2027-03-01 }
flag endless
`;

test('a flag past its end; its last day will do', () => {
  const launch = (starts: string) => `${FLAGS}
plan p {
  starts ${starts} 09:00
  stage s {
    enable endless for internal
    enable checkout for internal`;
  expectRule(flagOutlived, `${launch('2027-03-01')} } }`);
  expectRule(
    flagOutlived,
    `${launch('2027-03-02')}
  //       ^^^^^^^^ flag-outlived
    enable checkout for broad } }`,
  );
});

test('a plan that does not say when it starts, and flags of another file', () => {
  expectRule(flagOutlived, `${FLAGS}plan p { stage s { enable checkout for internal } }`);
  expectRule(
    flagOutlived,
    `//- plan.rollout
import { users, checkout } from "flags.rollout"
plan p {
  starts 2028-01-10 09:00
  stage s { enable checkout for internal { wait 1d } }
  //               ^^^^^^^^ flag-outlived
}
//- flags.rollout
${FLAGS}`,
  );
});
