/** Plans that would go back past a contract: each is refused, or warned of, where it says so; and each that was put right compiles. */
import { checkText } from '@rollout/language';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { allows, MARKET, refuses } from './testing/market.ts';

test('a rollback would go across a contract', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean { contract orders takes 1h }
    stage people {
      on unhealthy rollback
   // ^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract
   // | This says \`rollback\` for \`gate health\`, but \`contract orders takes 1h\` has begun by then, so what was done in \`services\` stays:
   // | it would take back only what is done in \`people\`.
   // | Say \`on unhealthy rollback this stage\` in \`people\`, which takes back what that has done, or \`on unhealthy stop\`.
      enable new-cart for internal, early { gate health }
    }`);
  allows(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean { contract orders takes 1h }
    stage people {
      on unhealthy rollback this stage
      enable new-cart for internal, early { gate health }
    }`);
  // What nobody says is a rollback too; and a contract that fails has begun.
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean { contract orders takes 1h fails 1% retry 2 }
               // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract
               // | Nothing says what to do about \`contract orders takes 1h fails 1% retry 2\`, so the plan would roll back,
               // | but it has begun by then, so what was done in \`services\` stays: it would take back nothing.
               // | Say \`on unhealthy stop\` in \`clean\`.`);
  allows(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean {
      on unhealthy stop
      contract orders takes 1h fails 1% retry 2
    }`);
  // Before the contract it may roll back: the handler holds for the whole stage, so the two have to part.
  refuses(`
    stage services {
      on unhealthy rollback this stage
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract
   // | This says \`rollback this stage\` for \`run "smoke tests" takes 10m fails 5%\`, but \`contract orders takes 1h\` has begun by then, so what was done
   // | before it in \`services\` stays: it would take back nothing.
   // | Put the contract and what follows it into a stage of their own, with \`on unhealthy stop\`.
      expand orders takes 1h
      deploy all
      contract orders takes 1h
      run "smoke tests" takes 10m fails 5%
    }`);
  allows(`
    stage services {
      on unhealthy rollback this stage
      expand orders takes 1h
      deploy all
      run "smoke tests" takes 10m fails 5%
    }
    stage clean {
      on unhealthy stop
      contract orders takes 1h
      run "smoke tests" takes 10m fails 5%
    }`);
});

test('the switch of what was turned on before a contract does not go back either', () => {
  const plan = (before: string, after: string, marks: string) => `
    stage code {
      expand orders takes 1h
      deploy all
      ${before}
    }
    stage clean { contract orders takes 1h }
    stage people {
      on unhealthy disable new-cart${marks}
      enable new-cart for ${after} { gate health }
    }`;
  refuses(
    plan(
      'enable new-cart for internal',
      'early',
      `
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract
   // | This says \`disable new-cart\` for \`gate health\`, but \`contract orders takes 1h\` has begun by then, so what was done in \`code\` stays:
   // | it would take back only what is done in \`people\`.
   // | Say \`on unhealthy rollback this stage\` in \`people\`, which takes back what that has done, or \`on unhealthy stop\`.`,
    ),
  );
  allows(plan('wait 1d', 'internal', ''));
});

test('time that runs out, or a watch, would roll back past a contract', () => {
  const plan = (ofPlan: string, ofStage: string, marks = '') => `
    ${ofPlan}
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean {
      ${ofStage}${marks}
    }`;
  // Nothing comes before the contract in its stage, so that whatever time brings comes after it has begun.
  refuses(
    plan(
      '',
      'on timeout 1h rollback',
      `
   // ^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract
   // | This says \`rollback\` for a stage that takes too long, but \`contract orders takes exponential(mean 10h)\` has begun by then,
   // | so what was done in \`services\` stays: it would take back nothing.
   // | Say \`on timeout … stop\` in \`clean\`.
      contract orders takes exponential(mean 10h)`,
    ),
  );
  allows(plan('', 'on timeout 1h stop\n contract orders takes exponential(mean 10h)'));
  // Here it may come before as well: unless the wait before it takes longer than that.
  const waits = (timeout: string, marks: string) => plan('', `on timeout ${timeout} rollback${marks}`);
  allows(
    waits(
      '3h',
      `
   // ^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract-possible
   // | This says \`rollback\` for a stage that takes too long, and \`contract orders takes 10h\` may have begun by then: what was done in \`services\`
   // | stays then, and it would take back nothing.
   // | Put the contract and what follows it into a stage of their own, with \`on timeout … stop\`.
      wait 2h
      contract orders takes 10h`,
    ),
  );
  allows(waits('2h', '\n wait 2h\n contract orders takes 10h'));
  // The plan's own: after the hour that comes before the contract.
  const ofPlan = (timeout: string, marks: string, ofStage = '') =>
    plan(`on timeout ${timeout} rollback${marks}`, `${ofStage}\n contract orders takes 10h`);
  allows(
    ofPlan(
      '5h',
      `
 // ^^^^^^^^^^^^^^^^^^^^^^ rollback-past-contract-possible
 // | This says \`rollback\` for a plan that takes too long, and \`contract orders takes 10h\` may have begun by then: what was done in \`services\`
 // | stays then, and it would take back nothing.
 // | Give \`clean\` a time of its own, \`on timeout … stop\`: then that of the plan does not count there.`,
    ),
  );
  allows(ofPlan('5h', '', 'on timeout 20h stop'));
  allows(ofPlan('1h', ''));
});

test('a point of no return is told once the rest is right', () => {
  const codes = (clean: string, code = 'stage code { deploy all }') => {
    const { program } = checkText(
      `${MARKET}\nplan change of checkout, billing on fleet using open { ${code} stage clean { ${clean} } }`,
    );
    return compile(program).diagnostics.map(({ code }) => code);
  };
  expect(codes('contract orders takes 1h')).toEqual(['point-of-no-return']);
  expect(codes('contract orders takes 1h  contract orders takes 2h')).toEqual(['schema-twice']);
  expect(codes('ramp 1, 3 clusters { contract orders takes 1h }', '')).toEqual(['schema-twice']);
});
