import { expect, it } from 'vitest';
import { nonce } from './nonce.ts';
import { pageHtml } from './page-html.ts';

it('lets one script run, and nothing else be loaded', () => {
  const html = pageHtml({ nonce: 'abc', script: 'vscode-resource://preview.js' });
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-abc'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<style|style=|onload|<link|<img/);
});

it('knows it by a number that nobody knows', () => {
  const made = new Set(Array.from({ length: 100 }, nonce));
  expect(made.size).toBe(100);
  for (const each of made) expect(each).toMatch(/^[0-9a-f]{32}$/);
});
