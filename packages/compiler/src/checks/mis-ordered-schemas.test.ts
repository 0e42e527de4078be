/** Plans that change schemas in an order in which that cannot work: each is refused where it goes wrong, and told how to put it right; and each that was put right compiles. */
import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';
import { allows, MARKET, refuses } from './testing/market.ts';

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
   // | Put it into a stage that comes after \`pay\`: \`stage … after …\`.
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
                          // | Put it into a stage that comes after \`pay\`: \`stage … after …\`.`);
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
   // | \`west/shop-1\` and others: \`retire blue after 2h\` in \`services\` goes on at once, and blue stays for 1h more.
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
               // | Deploy \`billing\` too, before it, or, once all that need the old form have gone, leave \`contract\` to a later plan that names no services:
               // | \`plan clean { stage clean { contract orders takes … } }\`.`,
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
    stage prepare { expand orders takes 1h }
    stage services {
      ramp 1, 3 clusters {
        migrate orders takes 1h
     // ^^^^^^^^^^^^^^^^^^^^^^^ schema-twice
     // | This stands in a block that is gone through several times, but there is only one \`orders\` to migrate.
     // | Put it before or behind the block.
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
  refuses(
    plan(
      'continue',
      `
   // ^^^^^^^^^^^^^^^^^^^^^^^^ contract-before-readers
   // | This takes the old form of \`orders\` away while the old versions of \`checkout\` and \`billing\`, which need \`orders\`, may still run on
   // | \`west/shop-1\` and others: \`on blocked\` in \`services\` gives up what cannot go on.
   // | Let the plan stop there instead: \`on blocked stop\` in \`services\`.`,
    ),
  );
  allows(plan('stop', ''));
});

test('a change of a schema fails, and the plan goes on', () => {
  const plan = (action: string, marks: string) => `
    stage prepare { expand orders takes 1h }
    stage services { deploy all }
    stage data {
      on unhealthy ${action}${marks}
      migrate orders takes 2h fails 20%
    }
    stage clean { contract orders takes 1h }`;
  refuses(
    plan(
      'continue',
      `
   // ^^^^^^^^^^^^^^^^^^^^^ schema-failure-ignored
   // | \`migrate orders takes 2h fails 20%\` may fail for good, and this goes on all the same: \`contract orders takes 1h\` then takes the old form
   // | away though not all data has been brought over.
   // | Let the plan stop there instead: \`on unhealthy stop\` in \`data\`.`,
    ),
  );
  allows(plan('stop', ''));
  allows(plan('retry at most 2 then stop', ''));
  refuses(`
    stage prepare {
      on unhealthy continue
   // ^^^^^^^^^^^^^^^^^^^^^ schema-failure-ignored
   // | \`expand orders takes 1h fails 1%\` may fail for good, and this goes on all the same: \`deploy all\` then brings out what uses the new form of
   // | \`orders\`, which is not there.
   // | Let the plan stop there instead: \`on unhealthy stop\` in \`prepare\`.
      expand orders takes 1h fails 1%
    }
    stage services { deploy all }`);
});

test('a later plan that deploys nothing takes the old form away', () => {
  const [known] = MARKET.split('model open');
  for (const which of ['', 'on fleet', 'of orders on fleet']) {
    const text = `${known}\nplan clean ${which} using quick { stage clean { contract orders takes 1h } }`;
    expect(expectFindings(text).machine).not.toBeNull();
  }
});
