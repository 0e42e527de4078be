/** Flags: who answers for them, and how they end. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { besideAudience, inRelease } from './example.ts';

const FLAG = 'flag checkout { owner "payments"  remove by 2027-03-01 }';

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
  'flag-debt': {
    severity: 'hint',
    title: 'Flag without an end',
    message: (args: { name: string; owner: boolean; removeBy: boolean }) => {
      if (args.owner) return `Nothing says when \`${args.name}\` is to be gone from the code.`;
      if (args.removeBy) return `Nobody answers for \`${args.name}\`.`;
      return `Nobody answers for \`${args.name}\`, and nothing says when it is to be gone from the code.`;
    },
    help: (args: { owner: boolean; removeBy: boolean }) => {
      const missing = [args.owner ? '' : 'owner "…"', args.removeBy ? '' : 'remove by 2027-03-01'];
      return `Say it: \`${missing.filter((part) => part !== '').join('  ')}\`.`;
    },
    page: {
      meaning:
        'A flag that has done its work is a branch in the code that nobody tests, and a switch that somebody may pull. So each has ' +
        'somebody who answers for it, and a day by which it is gone.',
      raises: 'flag checkout { owner "payments" }',
      avoids: FLAG,
    },
  },
  'flag-outlived': {
    severity: 'warning',
    title: 'Flag past its end',
    message: (args: { name: string; removeBy: string; starts: string }) =>
      `\`${args.name}\` is to be gone by ${args.removeBy}, and this plan, which enables it, starts on ${args.starts}.`,
    help: 'Give it a later day, or remove it from the code instead.',
    page: {
      meaning:
        'A flag is to be gone from the code by its `remove by`. A plan that enables it later relies on it after that.',
      raises: besideAudience(
        `${FLAG}\nplan launch {\n  starts 2027-05-01 09:00\n  stage all { enable checkout for 5%, 100% }\n}`,
      ),
      avoids: besideAudience(
        `${FLAG}\nplan launch {\n  starts 2026-11-02 09:00\n  stage all { enable checkout for 5%, 100% }\n}`,
      ),
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
