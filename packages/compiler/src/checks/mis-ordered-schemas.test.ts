/** Plans that change schemas in an order in which that cannot work: each is refused where it goes wrong, and told how to put it right; and each that was put right compiles. */
import { test } from 'vitest';
import { allows, refuses } from './testing/market.ts';

test('a contract comes before the last reader of the old form', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    stage shop { deploy all of checkout }
    stage clean {
      migrate orders takes 2h
      contract orders takes 1h
   // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
   // | This takes the old form of \`orders\` away while the old version of \`billing\`, which needs \`orders\`, still runs on \`west/pay-1\` and others:
   // | \`deploy all of billing\` in \`pay\` comes only later.
   // | Put it into a stage that comes after: \`stage … after pay\`.
    }
    stage pay { deploy all of billing }`);
  allows(`
    stage prepare { expand orders takes 1h }
    stage shop { deploy all of checkout }
    stage pay { deploy all of billing }
    stage clean {
      migrate orders takes 2h
      contract orders takes 1h
    }`);
});

test('a contract goes on side by side with a reader', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    parallel {
      stage shop { deploy all of checkout }
      stage pay { deploy all of billing }
    }
    stage clean after shop { contract orders takes 1h }
                          // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
                          // | This takes the old form of \`orders\` away while the old version of \`billing\`, which needs \`orders\`, may still run on
                          // | \`west/pay-1\` and others: \`deploy all of billing\` in \`pay\` goes on side by side with it.
                          // | Put it into a stage that comes after: \`stage … after pay\`.`);
  allows(`
    stage prepare { expand orders takes 1h }
    parallel {
      stage shop { deploy all of checkout }
      stage pay { deploy all of billing }
    }
    stage clean after shop, pay { contract orders takes 1h }`);
});

test('a contract comes while blue still reads the old form', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services {
      deploy green to all of checkout
      shift traffic in all clusters where role == checkout to 100%
      deploy all of billing
      contract orders takes 1h
   // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
   // | This takes the old form of \`orders\` away while the old version of \`checkout\`, which needs \`orders\`, still stands beside the new one on
   // | \`west/shop-1\` and others: its blue has not been retired.
   // | Say \`retire blue\` before it.
      retire blue after 1h
    }`);
  // Blue stays for two hours, and one of them is spent on waiting.
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services {
      deploy all of billing
      deploy green to all of checkout
      shift traffic in all clusters where role == checkout to 100%
      retire blue after 2h
    }
    stage clean {
      wait 1h
      contract orders takes 1h
   // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
   // | This takes the old form of \`orders\` away while the old version of \`checkout\`, which needs \`orders\`, may still stand beside the new one on
   // | \`west/shop-1\` and others: \`retire blue after 2h\` goes on at once, and blue stays for 1h more.
   // | Say \`wait 1h\` before it, or retire blue at once: \`retire blue\`.
    }`);
  allows(`
    stage prepare { expand orders takes 1h }
    stage services {
      deploy all of billing
      deploy green to all of checkout
      shift traffic in all clusters where role == checkout to 100%
      retire blue after 2h
    }
    stage clean {
      wait 2h
      contract orders takes 1h
    }`);
});

test('a contract takes away what a service that is not deployed needs', () => {
  refuses(
    `
    stage prepare { expand orders takes 1h }
    stage shop { deploy all }
    stage clean { contract orders takes 1h }
               // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
               // | This takes the old form of \`orders\` away, but \`billing\` needs \`orders\` and is not deployed by this plan, which brings the new form:
               // | its old version goes on reading the old one.
               // | Deploy \`billing\` too, before it, or leave \`contract\` to a later plan, once all that need the old form have gone.`,
    'checkout',
  );
  allows(
    `
    stage prepare { expand orders takes 1h }
    stage shop { deploy all }`,
    'checkout',
  );
  // A later plan takes it away: that the other services have let go of it is then taken for granted.
  allows(
    `
    stage shop { deploy all }
    stage clean { contract orders takes 1h }`,
    'checkout',
  );
});

test('a contract comes before the data has been brought over, and a migration before there is where to', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    parallel {
      stage data { migrate orders takes 2h }
      stage clean { contract orders takes 1h }
                 // ^^^^^^^^^^^^^^^^^^^^^^^^ schema-out-of-order
                 // | \`migrate orders takes 2h\` may not be over when this starts: they go on side by side.
                 // | First \`expand orders\`, then \`migrate\` what there is, then \`contract\`, each in a step or a stage after the other.
    }`);
  refuses(`
    stage data { migrate orders takes 2h }
              // ^^^^^^^^^^^^^^^^^^^^^^^ schema-out-of-order
              // | \`expand orders takes 1h\` comes only later, and this needs what it does.
              // | First \`expand orders\`, then \`migrate\`.
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage clean { contract orders takes 1h }`);
  allows(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage data { migrate orders takes 2h }
    stage clean { contract orders takes 1h }`);
});

test('a schema is expanded twice', () => {
  refuses(`
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage again { expand orders takes 2h }
               // ^^^^^^^^^^^^^^^^^^^^^^ schema-twice
               // | The plan does \`expand orders\` before already, or beside this.
               // | Take one of them out, or name the service that is meant.`);
  refuses(`
    stage services {
      each cluster in all {
        expand orders takes 1h
     // ^^^^^^^^^^^^^^^^^^^^^^ schema-twice
     // | This stands in a block that is gone through several times, but there is only one \`orders\` to expand.
     // | Put it before or behind the block.
        deploy here
      }
    }`);
  allows(`
    stage services {
      expand orders takes 1h
      each cluster in all { deploy here }
    }`);
});

test('a service is deployed before the new form is there', () => {
  refuses(`
    stage shop { deploy all of checkout }
              // ^^^^^^^^^^^^^^^^^^^^^^ deploy-before-expand
              // | The new version of \`checkout\`, which needs \`orders\`, uses the new form of \`orders\`, and \`expand orders takes 1h\` comes only later.
              // | Expand first: \`expand orders takes …\` in a step or a stage before it.
    stage pay {
      expand orders takes 1h
      deploy all of billing
    }`);
  allows(`
    stage pay {
      expand orders takes 1h
      deploy all of billing
    }
    stage shop { deploy all of checkout }`);
});

test('a service is deployed before one that it needs', () => {
  refuses(
    `
    stage shop { deploy all of checkout }
              // ^^^^^^^^^^^^^^^^^^^^^^ needs-later
              // | \`checkout\` needs \`orders\`, of which nothing is deployed before this: \`deploy all of orders\` comes only later.
              // | Deploy \`orders\`, or a part of it, in a stage or step before this one.
    stage data { deploy all of orders }`,
    'checkout, orders',
  );
  allows(
    `
    stage data { deploy all of orders }
    stage shop { deploy all of checkout }`,
    'checkout, orders',
  );
  refuses(
    `
    parallel {
      stage shop { deploy all of checkout }
                // ^^^^^^^^^^^^^^^^^^^^^^ needs-later
                // | \`checkout\` needs \`orders\`, of which nothing is sure to be deployed before this: \`deploy all of orders\` goes on side by side with it.
                // | Deploy \`orders\`, or a part of it, in a stage or step that has ended when this starts.
      stage data { deploy all of orders }
    }`,
    'checkout, orders',
  );
  // One sentence of both puts them in order itself.
  allows('stage both { deploy all }', 'checkout, orders');
});

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

test('what is blocked on the way to a contract is given up', () => {
  const plan = (action: string, marks: string) => `
    maxDown 10% per cluster
    stage prepare { expand orders takes 1h }
    stage services {
      on blocked ${action}
      deploy all
    }
    stage clean {
      contract orders takes 1h${marks}
    }`;
  const told = (reader: string, first: string) => `
   // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
   // | This takes the old form of \`orders\` away while the old version of \`${reader}\`, which needs \`orders\`, may still run on \`${first}\` and others:
   // | \`on blocked\` in \`services\` gives up what cannot go on.
   // | Let the plan stop there instead: \`on blocked stop\` in \`services\`.`;
  refuses(plan('continue', told('checkout', 'west/shop-1') + told('billing', 'west/pay-1')));
  allows(plan('stop', ''));
});
