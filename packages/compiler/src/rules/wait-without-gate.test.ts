import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { waitWithoutGate } from './wait-without-gate.ts';

const base = `topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server  gate h { detects 90% }  watch h { detects 90% } }
`;

test('a wait before more is deployed', () => {
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  stage a {
    wait 1h
    deploy web-1
    wait 2h
 // ^^^^^^^ wait-without-gate
  }
  stage b { deploy web-2  wait 1h }
  stage c { gate h  deploy web-3  wait 1h  gate h }
}
`,
  );
});

test('a wait at the end', () => {
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  stage a { deploy web-1  wait 2h  gate h }
  stage b { deploy remaining  wait 2h }
                           // ^^^^^^^ wait-without-gate
}
plan q on fleet {
  watch h
  stage a { deploy all  wait 2h }
}
plan r on fleet {
  stage a { deploy web-1 }
  parallel {
    stage b { deploy web-2  wait 1h }
    stage c { deploy web-3  wait 3h  gate h }
  }
}
`,
  );
});

test('the same sentence is told once', () => {
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  stage a {
    each cluster in all {
      deploy here
      wait 2h
   // ^^^^^^^ wait-without-gate
    }
  }
}
`,
  );
});

test('a watch looks while it is on', () => {
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  stage a { watch h  deploy web-1  wait 1h }
  stage b { deploy web-2  wait 1h }
         //               ^^^^^^^ wait-without-gate
  stage c { deploy web-3 }
}
`,
  );
});

test('what goes on beside it is no answer to it, and no harm', () => {
  expectRule(
    waitWithoutGate,
    `${base}plan p on fleet {
  parallel {
    stage a { deploy web-1  wait 1h }
    stage b { deploy web-2  wait 1h }
  }
  stage c { gate h  deploy web-3 }
}
`,
  );
});
