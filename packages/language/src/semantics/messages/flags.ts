/** Flags: who answers for them, and how they end. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { inRelease } from './example.ts';

/** What a flag is named for: to switch it, or because a bug is behind it. */
export type FlagUse = 'switched' | 'behind';

export const flagMessages = defineDiagnostics({
  'retired-flag': {
    severity: 'error',
    title: 'Retired flag',
    message: (args: { name: string; use: FlagUse | 'declared' }) => {
      switch (args.use) {
        case 'declared':
          return `\`${args.name}\` is the name of a retired flag: old code may still listen to it.`;
        case 'switched':
          return `\`${args.name}\` is retired: nothing may switch it any more.`;
        case 'behind':
          return `\`${args.name}\` is retired, so nobody turns it on: what is behind it reaches nobody.`;
      }
    },
    help: (args: { use: FlagUse | 'declared' }) => {
      switch (args.use) {
        case 'declared':
          return 'Give the new flag a name that no flag had before.';
        case 'switched':
          return 'Declare a flag of another name, and name that.';
        case 'behind':
          return 'Name a flag that is still there, or leave `behind` out.';
      }
    },
    page: {
      meaning:
        'A flag that is gone from the code may not be gone from all of it: a server that was not upgraded, a branch that nobody ' +
        'removed. If its name is used again, switching the new flag wakes the old code. So a name that one file of a program ' +
        'retires is never used again.',
      raises: 'retired flags checkout\nflag checkout { owner "payments"  remove by 2027-03-01 }',
      avoids: 'retired flags checkout\nflag new-checkout { owner "payments"  remove by 2027-03-01 }',
    },
  },
  'disable-without-enable': {
    severity: 'warning',
    title: 'Flag that is off anyway',
    message: (args: { name: string; plan: string }) =>
      `Nothing in \`${args.plan}\` enables \`${args.name}\`, so switching it off does nothing.`,
    help: (args: { name: string }) => `Enable it before, \`enable ${args.name} for …\`, or leave this out.`,
    page: {
      meaning: 'Flags are off when a plan begins. Only one that the plan itself has enabled can be switched off.',
      raises: inRelease('release to 5%\ndisable checkout'),
      avoids: inRelease('enable checkout for 5%\ndisable checkout'),
    },
  },
});
