import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainMessage } from './plain-message.ts';

/** What VS Code 1.100 makes links of: `parseLinkedText` in its `base/common/linkedText.ts`. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

describe('in messages', () => {
  it('what a plan is called leads nowhere', () => {
    for (const name of ['[x](command:workbench.action.terminal.new)', '[[a]](https://a.example "b")', '](file:///etc)'])
      expect(plainMessage(`Simulating ${name}`)).not.toMatch(LINK);
  });

  it('anything else stays as it is', () => {
    expect(plainMessage('cluster[4] (of 5)')).toBe('cluster[4] (of 5)');
  });
});

it('messages are shown in one place', () => {
  const home = join(import.meta.dirname, '..');
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.ts$/.test(path),
  );
  const shows = files.filter((path) =>
    /window\s*\.(?:show(?:Information|Warning|Error)Message|withProgress)\b/.test(
      readFileSync(join(home, path), 'utf8'),
    ),
  );
  expect(shows).toEqual([join('results', 'messages.ts')]);
});
