import { expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import { SETTINGS, type SettingRow } from './table.ts';

const rows = Object.entries<SettingRow>(SETTINGS);

test.each(rows)('%s has a value of its kind that holds unless it is set, and says what it does', (name, row) => {
  expect(new Map(Object.entries(readSettings(undefined))).get(name)).toBe(row.otherwise);
  expect(row.doc).toMatch(/^[A-Z`].*\.$/s);
  if (row.kind === 'choice') expect(Object.keys(row.choices)).toContain(row.otherwise);
});

test.each(rows)('%s is read from objects in objects, and from keys with dots', (name, row) => {
  const other = otherThan(row);
  const nested = name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), other);
  for (const configuration of [nested, { [name]: other }]) {
    expect(new Map(Object.entries(readSettings(configuration))).get(name)).toBe(other);
  }
});

test.each(rows)('%s stays as it is where it is set to what it cannot be', (name, row) => {
  for (const value of [null, [], {}, Number.NaN, row.kind === 'text' ? 7 : 'no such value']) {
    expect(new Map(Object.entries(readSettings({ [name]: value }))).get(name)).toBe(row.otherwise);
  }
});

function otherThan(row: SettingRow): unknown {
  switch (row.kind) {
    case 'boolean':
      return !row.otherwise;
    case 'number':
      return row.otherwise === row.least ? row.most : row.least;
    case 'choice':
      return Object.keys(row.choices).find((each) => each !== row.otherwise);
    case 'text':
      return `${row.otherwise}x`;
  }
}
