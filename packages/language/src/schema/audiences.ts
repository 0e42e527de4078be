import { block, declaration, type Entry, entry, phrase, sentence } from './entry.ts';

/** `audience`, `flag`: who a change is for, and the switches that it hides behind. */
export const audienceEntries: readonly Entry[] = [
  declaration('audience', {
    form: 'audience NAME USERS BODY',
    parts: {
      NAME: { type: 'name' },
      USERS: { type: 'number', label: 'a number of users, such as `2_000_000`', doc: 'how many users there are' },
      BODY: { type: entry('audience-body') },
    },
    doc: 'People whom a change reaches, ring by ring; without rings, `{ }`, percent by percent.',
    example: 'audience users 2_000_000 { ring internal 0.2%  ring early-adopters 5%  ring broad }',
    snippet: 'audience <users> <2_000_000> {\n  ring <internal> <0.2%>\n  ring <broad>\n}',
  }),
  block('audience-body', 'an audience', ['ring']),
  sentence('ring', {
    form: 'ring NAME [SHARE]',
    parts: {
      NAME: { type: 'name' },
      SHARE: {
        type: 'percent',
        doc: 'of all users of the audience, without those of the rings above',
        default: 'the rest',
      },
    },
    doc: 'A part of the audience. Rings are reached in the order written: whoever is in a later one comes after all of this.',
    example: 'ring early-adopters 5%',
    snippet: 'ring <early-adopters> <5%>',
  }),
  phrase('people', {
    form: '(SHARE | NAME) [of WHOLE]',
    parts: {
      SHARE: { type: 'percent' },
      NAME: {
        type: 'name',
        refersTo: 'people',
        doc: 'a ring with all rings before it, a whole audience, or a `param` that is a percent',
      },
      WHOLE: { type: 'name', refersTo: 'people', doc: 'a ring or an audience', default: 'the plan’s audience' },
    },
    label: 'some people, such as `internal` or `5%`',
    doc: 'The first of an audience, in the order of its rings.',
    example: '50% of early-adopters',
  }),
  declaration('flag', {
    form: 'flag NAME [BODY]',
    parts: { NAME: { type: 'name' }, BODY: { type: entry('flag-body') } },
    doc: 'A switch in the code: what is behind it reaches nobody until it is enabled.',
    example: 'flag new-checkout { owner "payments"  remove by 2027-03-01 }',
    snippet: 'flag <new-checkout> {\n  owner "<payments>"\n  remove by <2027-03-01>\n}',
  }),
  block('flag-body', 'a flag', ['owner', 'remove-by']),
  sentence('owner', {
    form: 'owner WHO',
    parts: { WHO: { type: 'text', doc: 'for people to read' } },
    doc: 'Who answers for it.',
    default: 'nobody',
    example: 'owner "payments"',
    snippet: 'owner "<payments>"',
  }),
  sentence('remove-by', {
    form: 'remove by DATE',
    parts: { DATE: { type: 'date' } },
    doc: 'When it is to be gone from the code.',
    default: 'never',
    example: 'remove by 2027-03-01',
    snippet: 'remove by <2027-03-01>',
  }),
  declaration('retired-flags', {
    form: 'retired flags NAME, …',
    parts: { NAME: { type: 'name' } },
    doc: 'Flags that are gone. Their names are never used again: old code might still listen to them.',
    example: 'retired flags old-cart, price-test',
    snippet: 'retired flags <old-cart>',
  }),
];
