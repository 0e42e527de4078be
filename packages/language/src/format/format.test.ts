import { describe, expect, test } from 'vitest';
import { applyEdits } from '../diagnostics/index.ts';
import { format } from './format.ts';

/** The layout of a text, which is its own layout, and is what the edits make. */
function laidOut(text: string, width?: number): string {
  const { text: once, edits } = format(text, { width });
  expect(applyEdits(text, edits)).toBe(once);
  expect(format(once, { width })).toMatchObject({ text: once, edits: [] });
  return once;
}

/** What stands in a plan, laid out. */
function inPlan(text: string, width?: number): string {
  const [first, ...lines] = laidOut(`plan p {\n${text}\n}\n`, width).split('\n');
  expect([first, ...lines.slice(-2)]).toEqual(['plan p {', '}', '']);
  return lines
    .slice(0, -2)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
}

describe('white space', () => {
  test('two spaces a level, a statement a line, one space between words', () => {
    expect(laidOut('model m{\n  deploy   takes 5m per server   rollback takes\n3m per server\n}')).toBe(
      'model m {\n  deploy takes 5m per server\n  rollback takes 3m per server\n}\n',
    );
  });

  test('nothing is aligned', () => {
    expect(laidOut('topology t {\n  region us-east { server[4] }\n  region eu      { server[40] }\n}\n')).toBe(
      'topology t {\n  region us-east { server[4] }\n  region eu { server[40] }\n}\n',
    );
  });

  test('a blank line is kept, of several one, and none at the ends of blocks and files', () => {
    expect(laidOut('\n\nplan p {\n\n  maxDown 5%\n\n\n\n  deadline 5d\n\n}\n\n\nplan q { }\n\n\n')).toBe(
      'plan p {\n  maxDown 5%\n\n  deadline 5d\n}\n\nplan q { }\n',
    );
  });

  test('any line end becomes LF', () => {
    expect(laidOut('plan p {\r\n  maxDown 5%\r  deadline 5d\r\n\r\n  horizon 7d\r\n}')).toBe(
      'plan p {\n  maxDown 5%\n  deadline 5d\n\n  horizon 7d\n}\n',
    );
  });

  test('brackets, commas, dots and slashes stand close', () => {
    expect(inPlan('stage s {\ndeploy us-west / pdx/web-1 , eu\nwait exponential ( mean 2h )\n}')).toBe(
      'stage s {\n  deploy us-west/pdx/web-1, eu\n  wait exponential(mean 2h)\n}',
    );
    expect(inPlan('window mon .. thu,sat 09:00 .. 16:00 in"UTC"')).toBe('window mon..thu, sat 09:00..16:00 in "UTC"');
    expect(inPlan('exclusive(all clusters where(tier==db or not(tier==web))),(all racks)')).toBe(
      'exclusive (all clusters where (tier == db or not (tier == web))), (all racks)',
    );
    expect(inPlan('expect P ( crash found given crash )>60% at 99%')).toBe(
      'expect P(crash found given crash) > 60% at 99%',
    );
  });

  test('two words do not become one', () => {
    expect(inPlan('exclusive requests / s, a / b')).toBe('exclusive requests / s, a/b');
  });

  test('nothing is nothing', () => {
    expect(format(' \n\n').text).toBe('');
    expect(format('')).toEqual({ text: '', edits: [], understood: true });
  });
});

describe('blocks', () => {
  test('one that is written on one line stays on it, two spaces between its statements', () => {
    expect(laidOut('model m { gate g {detects 95% false alarm 1%   takes 5m} }')).toBe(
      'model m { gate g { detects 95%  false alarm 1%  takes 5m } }\n',
    );
  });

  test('one that is written over several lines stays so', () => {
    expect(inPlan('stage s { deploy all\n}')).toBe('stage s {\n  deploy all\n}');
  });

  test('one that does not fit is broken, what is in it only where it must be', () => {
    expect(inPlan('stage s { deploy all  each region in all { deploy here  wait 1h } }', 40)).toBe(
      'stage s {\n  deploy all\n  each region in all {\n    deploy here\n    wait 1h\n  }\n}',
    );
    expect(inPlan('stage s { deploy all  each region in all { deploy here  wait 1h } }', 50)).toBe(
      'stage s {\n  deploy all\n  each region in all { deploy here  wait 1h }\n}',
    );
  });

  test('an empty one', () => {
    expect(laidOut('plan p {\n\n}plan q {}')).toBe('plan p { }\nplan q { }\n');
  });
});

describe('lines that are too long', () => {
  test('a list has an item a line', () => {
    expect(inPlan('exclusive us-east-1, us-east-2, us-west-2 at least 24h apart', 40)).toBe(
      'exclusive\n  us-east-1,\n  us-east-2,\n  us-west-2\n  at least 24h apart',
    );
    expect(laidOut('import { fleet, typical, careful } from "./shared.rollout"', 30)).toBe(
      'import {\n  fleet,\n  typical,\n  careful\n} from "./shared.rollout"\n',
    );
    expect(laidOut('model m {\n  switch takes mix(90% exponential(mean 1m), 10% exponential(mean 1h))\n}', 40)).toBe(
      'model m {\n  switch takes mix(\n    90% exponential(mean 1m),\n    10% exponential(mean 1h)\n  )\n}\n',
    );
  });

  test('a sentence is broken between what it says', () => {
    expect(inPlan('stage s {\ndeploy all clusters where tier == pilot in us-west by cluster parallel 2\n}', 50)).toBe(
      'stage s {\n  deploy all clusters where tier == pilot\n    in us-west\n    by cluster parallel 2\n}',
    );
    expect(inPlan('on unhealthy ask "people" takes 20m continues 50% else pause for 4h then stop', 60)).toBe(
      'on unhealthy\n  ask "people" takes 20m continues 50%\n  else pause for 4h then stop',
    );
  });

  test('the brace that ends one counts', () => {
    const stage = (name: string): string => `stage ${name} after first {\n  deploy all\n}`;
    expect(inPlan(stage('x'.repeat(18)), 40)).toBe(stage('x'.repeat(18)));
    expect(inPlan(stage('x'.repeat(19)), 40)).toBe(`stage ${'x'.repeat(19)}\n  after first {\n  deploy all\n}`);
  });

  test('what cannot be broken is not', () => {
    expect(inPlan(`stage s {\nrun "${'x'.repeat(50)}" takes 3m\n}`, 40)).toBe(
      `stage s {\n  run\n    "${'x'.repeat(50)}"\n    takes 3m\n}`,
    );
  });

  test('wide characters take two columns', () => {
    expect(inPlan('exclusive 東京都, 大阪府', 26)).toBe('exclusive 東京都, 大阪府');
    expect(inPlan('exclusive 東京都, 大阪府', 25)).toBe('exclusive\n  東京都,\n  大阪府');
  });
});

describe('comments stay where they are', () => {
  test('on lines of their own, at the end of lines, at the end of blocks and of the file', () => {
    const text = `// begin

/// A plan.
plan p {  // why
  // of its own

  // above
  maxDown 5%  // beside
  stage s {
    deploy all
    // last
  }

  // end
}
// after

// very last
`;
    expect(laidOut(text)).toBe(text);
    expect(laidOut(text.replaceAll('  //', ' \t//').replaceAll('\n', '  \n\n'))).toContain('maxDown 5%  // beside\n');
  });

  test('inside a statement', () => {
    expect(inPlan('exclusive a, // one\n  // of its own\n  b /* two */, c')).toBe(
      'exclusive\n  a,  // one\n  // of its own\n  b /* two */,\n  c',
    );
    expect(inPlan('/* now */ maxDown /* a lot */ 25% per cluster,/* less */50% in rollback')).toBe(
      '/* now */ maxDown /* a lot */ 25% per cluster, /* less */ 50% in rollback',
    );
    expect(inPlan('stage s // why\n// how\n{ deploy all }')).toBe('stage s  // why\n// how\n{ deploy all }');
  });

  test('inside a block on one line', () => {
    expect(inPlan('stage s { /* a */ deploy all /* b */ wait 1h /* c */ }')).toBe(
      'stage s { /* a */ deploy all  /* b */ wait 1h /* c */ }',
    );
    expect(inPlan('stage s { /* nothing yet */ }')).toBe('stage s { /* nothing yet */ }');
  });

  test('of several lines: those with stars move, others do not', () => {
    expect(inPlan('/* one\n * two\n      * three */\nmaxDown 5%')).toBe('/* one\n * two\n * three */\nmaxDown 5%');
    expect(laidOut('plan p {\n/* one\n      two   \n*/\n}')).toBe('plan p {\n  /* one\n      two\n*/\n}\n');
  });

  test('a line is not broken for what is said beside it', () => {
    const text = `maxDown 5%  // ${'so '.repeat(40)}end`;
    expect(inPlan(text)).toBe(text);
  });
});

describe('files with errors', () => {
  test('statements that are understood are laid out, others keep their text', () => {
    expect(laidOut('plan p {\n   maxDown    5%\n   wait   wait   1h\n stage   s {   deploy   all }\n}')).toBe(
      'plan p {\n  maxDown 5%\n  wait   wait   1h\n  stage s { deploy all }\n}\n',
    );
  });

  test('a file that is half typed', () => {
    const text = 'plan p {\n  stage s {\n    deploy   all\n\nmodel   m { flag takes   1m }\n';
    expect(laidOut(text)).toContain('model m { flag takes 1m }');
  });

  test('characters that are no part of the language stay', () => {
    expect(laidOut('plan   p { maxDown   §   5% }\nplan   q { }')).toBe('plan p { maxDown   §   5% }\nplan q { }\n');
    const hidden = 'plan p {\n  maxDown 5%\u202e   }\n';
    expect(laidOut(hidden)).toContain('\u202e');
  });

  test('what is beyond the limits of the language stays as it is', () => {
    const deep = `plan p { ${'each region in all { '.repeat(70)} ${'}'.repeat(70)} }`;
    expect(format(deep)).toEqual({ text: deep, edits: [], understood: false });
    const large = `// ${'x'.repeat(5_000_000)}\nplan   p { }`;
    expect(format(large)).toEqual({ text: large, edits: [], understood: false });
  });
});

describe('a range', () => {
  const text = 'plan   p {\n maxDown   5%\n stage s {\n    wait   1h\n    gate   health\n }\n}\nplan   q { }\n';
  const formatted = (part: string): string => {
    const start = text.indexOf(part);
    return format(text, { range: { start, end: start + part.length } }).text;
  };

  test('is the statements that it touches, the innermost', () => {
    expect(formatted('1h')).toBe(text.replace('wait   1h', 'wait 1h'));
    expect(formatted('1h\n    ga')).toBe(text.replace('wait   1h', 'wait 1h').replace('gate   health', 'gate health'));
  });

  test('that touches the head of a block is all of it', () => {
    expect(formatted('stage')).toBe(text.replace(/ stage[^}]*\}/, '  stage s {\n    wait 1h\n    gate health\n  }'));
    expect(formatted('q')).toBe(text.replace('plan   q', 'plan q'));
  });

  test('where nothing stands changes nothing', () => {
    expect(format('plan p { }\n\n\n\n', { range: { start: 13, end: 13 } }).edits).toEqual([]);
  });
});
