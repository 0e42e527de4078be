import { type Entry, entry, phrase } from './entry.ts';

/** Quantities and distributions. */
export const valueEntries: readonly Entry[] = [
  phrase('quantity', {
    form: 'VALUE [UNIT]',
    parts: {
      VALUE: { type: 'value', refersTo: 'param', doc: 'a number, a percent, a duration, or the name of a `param`' },
      UNIT: { type: 'unit', doc: 'what a number is of' },
    },
    doc: 'A quantity. Each place in a sentence says which kind it takes.',
    example: '200 server-hours',
  }),
  phrase('distribution', {
    form: 'CALL | QUANTITY',
    parts: {
      CALL: { type: entry('distribution-call') },
      QUANTITY: { type: 'any-quantity', doc: 'always exactly this' },
    },
    doc: 'A quantity that varies, or a fixed one.',
    example: 'lognormal(median 4m, p95 12m)',
  }),
  phrase('distribution-call', {
    form: 'NAME "(" [ARGUMENT, …] ")"',
    parts: {
      NAME: { type: 'identifier', doc: 'which distribution' },
      ARGUMENT: { type: entry('argument') },
    },
    doc: 'A distribution with its arguments.',
    example: 'exponential(mean 200 server-hours)',
  }),
  phrase('argument', {
    form: 'WEIGHT ARGUMENT-VALUE | LABEL ARGUMENT-VALUE | ARGUMENT-VALUE',
    parts: {
      WEIGHT: { type: 'percent', doc: 'how likely this one of a `mix` is' },
      LABEL: {
        type: 'identifier',
        doc: 'what the value is: `mean`, `median`, `p95`, `sd`, `sigma`, `shape`, `scale`, `column`',
      },
      'ARGUMENT-VALUE': { type: entry('argument-value') },
    },
    doc: 'An argument of a distribution.',
    example: 'median 4m',
  }),
  phrase('argument-value', {
    form: 'CALL | FROM [.. TO]',
    parts: {
      CALL: { type: entry('distribution-call') },
      FROM: { type: 'any-quantity', doc: 'a quantity, or a text in quotes' },
      TO: { type: 'any-quantity', doc: 'the end of a range' },
    },
    doc: 'What an argument says.',
    example: '2m..6m',
  }),
];
