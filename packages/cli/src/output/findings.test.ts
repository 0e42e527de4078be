import { PLAIN } from '@rollout/report';
import { memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { expect, test } from 'vitest';
import { COLORED } from '../testing/fake-terminal.ts';
import { renderFindings } from './findings.ts';
import { renderProofs } from './proofs.ts';
import { NO_TALLY, tally, tallyLine } from './tally.ts';

const FLEET = 'topology fleet { region west { cluster web[2] { server[2] } } }\n';
const shownPath = (path: string): string => path.replace('/project/', '');

function open(text: string, files: Record<string, string> = {}, settings: readonly (readonly [string, string])[] = []) {
  return openDocument('/project/plan.rollout', {
    fileSystem: memoryFileSystem({ '/project/plan.rollout': text, ...files }),
    upTo: Phase.Measured,
    settings: new Map(settings),
    shownPath,
  });
}

test('a finding shows its line, the places that belong to it, and what to do', async () => {
  const document = await open(`${FLEET}${FLEET}`);
  expect(
    renderFindings(document.diagnostics, document, shownPath, PLAIN),
  ).toBe(`error: Name declared twice (duplicate-name)
 --> plan.rollout:2:10
  |
2 | topology fleet { region west { cluster web[2] { server[2] } } }
  |          ^^^^^ There is already a topology called \`fleet\`.
 --> plan.rollout:1:10
  |
1 | topology fleet { region west { cluster web[2] { server[2] } } }
  |          ^^^^^ the other one
  = Give one of them another name.

`);
});

test('a finding in a table shows the table', async () => {
  const document = await open('topology fleet from "servers.csv"\n', {
    '/project/servers.csv': 'cluster,servers\nweb\n',
  });
  const text = renderFindings(document.diagnostics, document, shownPath, PLAIN);
  expect(text).toContain(' --> servers.csv:2:1\n  |\n2 | web\n');
});

test('a finding about a setting shows what was typed', async () => {
  const document = await open(`${FLEET}plan p { stage s { deploy all } }\n`, {}, [['soak', '4h']]);
  const text = renderFindings(document.diagnostics, document, shownPath, PLAIN);
  expect(text).toContain(' --> command line:1:7\n  |\n1 | --set soak=4h\n  |       ^^^^ ');
});

test('colours, where they are wanted', async () => {
  const document = await open('');
  expect(renderFindings(document.diagnostics, document, shownPath, COLORED)).toContain('\u001b[31m');
});

test('the tally', () => {
  const of = (...severities: ('error' | 'warning' | 'hint')[]) =>
    severities.map((severity) => ({
      severity,
      code: '',
      title: '',
      message: '',
      path: '',
      span: { start: 0, end: 0 },
    }));
  expect(tallyLine(NO_TALLY, 1, PLAIN.colors)).toBe('No problems in 1 file');
  expect(tallyLine(tally(of('error', 'hint', 'error')), 3, PLAIN.colors)).toBe('2 errors, 1 hint in 3 files');
  expect(tallyLine(tally(of('warning')), 1, PLAIN.colors)).toBe('1 warning in 1 file');
});

test('proofs say what holds, where it was written, and why', async () => {
  const document = await open(
    `${FLEET}model m { deploy takes 1m per server }\nplan p on fleet using m {\n  maxDown 50% per cluster\n  stage s { deploy all }\n}\n`,
  );
  const text = renderProofs(document, shownPath, PLAIN);
  expect(text.split('\n')[0]).toBe('p: what holds in every run');
  expect(text).toContain('\n  ✓ maxDown 50% per cluster  plan.rollout:4\n      proven by scheduler. ');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
