import { expect, it } from 'vitest';
import { LONGEST_HEADERS, watchHeaders } from './watch-headers.ts';

/** How often headers are said to be without end. */
function ends(pieces: readonly (string | Buffer)[]): number {
  let count = 0;
  const watch = watchHeaders(() => (count += 1));
  for (const piece of pieces) watch(Buffer.from(piece));
  return count;
}

const message = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

it('headers without end are noticed, in one piece or in many', () => {
  const header = 'X: '.padEnd(LONGEST_HEADERS + 1, 'x');
  expect(ends([header])).toBe(1);
  expect(ends(header.match(/.{1,1000}/g) ?? [])).toBe(1);
  expect(ends([message('{}'), header])).toBe(1);
  expect(ends([`${message('{}')}${header}${header}`])).toBe(1);
  expect(ends([header.slice(1)])).toBe(0);
});

it('messages may be as long as they like', () => {
  const long = message('ö'.repeat(LONGEST_HEADERS));
  expect(ends([long + long, message('{}')])).toBe(0);
});

it('messages may come in pieces of any size', () => {
  const bytes = Buffer.from(message(`{"text":"${'ü\\r\\n'.repeat(10)}"}`).repeat(1500));
  expect(bytes.length).toBeGreaterThan(LONGEST_HEADERS);
  for (const size of [1, 7, 1000]) {
    const count = Math.ceil(bytes.length / size);
    const pieces = Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    expect(ends(pieces)).toBe(0);
  }
});
