import { expect, it } from 'vitest';
import { terminalText } from './terminal-text.ts';

it('lines end as terminals want it', () => {
  expect(terminalText('✓ p95(duration) <= 5d\n✗ é 漢 😀\n')).toBe('✓ p95(duration) <= 5d\r\n✗ é 漢 😀\r\n');
});

it('what would steer the terminal is seen', () => {
  expect(terminalText('\u001b]8;;http://elsewhere\u0007a\u009b2J\rb\u202ec')).toBe(
    '\\u{1B}]8;;http://elsewhere\\u{7}a\\u{9B}2J\\u{D}b\\u{202E}c',
  );
});
