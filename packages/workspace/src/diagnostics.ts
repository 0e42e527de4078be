import { type Diagnostic, defineDiagnostics, type Location, syntaxDiagnostics } from '@rollout/language';
import type { TextRead } from './files/read-text.ts';

const FLEET = 'topology fleet { region a { server[3] } }\n';
const PLAN =
  'model m { deploy takes 1m per server }\nplan p on fleet using m {\n  maxDown 2 servers\n  stage s { deploy all }\n}\n';
const good = { files: { 'plan.rollout': `import { fleet } from "./fleet.rollout"\n${PLAN}`, 'fleet.rollout': FLEET } };

/** What can be wrong with files and with how they refer to each other. */
export const workspaceDiagnostics = defineDiagnostics({
  'file-missing': {
    severity: 'error',
    title: 'No such file',
    message: (args: { path: string }) => `There is no file ${args.path}.`,
    help: 'Paths are relative to the file in which they stand.',
    page: {
      meaning: 'An import, or a table that a topology or a distribution reads, names a file that is not there.',
      raises: { files: { 'plan.rollout': `import { fleet } from "./flet.rollout"\n${PLAN}` } },
      avoids: good,
    },
  },
  'file-outside-project': {
    severity: 'error',
    title: 'Outside the project',
    message: (args: { path: string; root: string }) => `${args.path} lies outside the project (${args.root}).`,
    help: 'Copy the file into the project, or put a rollout.config.json into a folder that holds both.',
    page: {
      meaning:
        'A plan reads nothing outside its project: the folder of the nearest `rollout.config.json` upwards, else of `.git`, else its own. Links are followed before this is decided, so a link does not help. This is why a plan from a stranger can be checked without fear.',
      raises: {
        files: {
          'plan.rollout': `import { fleet } from "../elsewhere/fleet.rollout"\n${PLAN}`,
          '../elsewhere/fleet.rollout': FLEET,
        },
      },
      avoids: good,
    },
  },
  'file-not-regular': {
    severity: 'error',
    title: 'Not a file',
    message: (args: { path: string }) => `${args.path} is a folder, a pipe or a device, not a file.`,
    help: 'Name a file.',
    page: {
      meaning: 'Only regular files are read: a pipe or a device could keep the check waiting for ever.',
      raises: { files: { 'plan.rollout': `import { fleet } from "./folder"\n${PLAN}`, 'folder/fleet.rollout': FLEET } },
      avoids: good,
    },
  },
  'file-not-utf8': {
    severity: 'error',
    title: 'Not UTF-8',
    message: (args: { path: string }) => `${args.path} is not UTF-8 text.`,
    help: 'Save it as UTF-8.',
    page: {
      meaning:
        'Sources and tables are UTF-8. A file with any byte that is not is refused whole, rather than read with holes.',
      raises: {
        files: {
          'plan.rollout': `import { fleet } from "./fleet.rollout"\n${PLAN}`,
          'fleet.rollout': '<bytes: 66 FC 72>',
        },
      },
      avoids: good,
    },
  },
  'file-unreadable': {
    severity: 'error',
    title: 'File cannot be read',
    message: (args: { path: string; reason: string }) => `${args.path} cannot be read: ${args.reason}.`,
    page: {
      meaning: 'The operating system refuses to give the file, for the reason that it names.',
      raises: {
        files: {
          'plan.rollout': `import { fleet } from "./fleet.rollout"\n${PLAN}`,
          'fleet.rollout': '<unreadable: EACCES>',
        },
      },
      avoids: good,
    },
  },
  'too-many-files': {
    severity: 'error',
    title: 'Too many files',
    message: () => 'More than 1,000 files are imported.',
    help: 'Bring what they declare together in fewer files.',
    page: {
      meaning: 'One plan reads at most 1,000 files.',
      raises: {
        shown: 'import { fleet } from "./f1.rollout"   // which imports f2.rollout, and so on to f1001.rollout',
        text: () => 'import { fleet } from "./f1.rollout"\n',
        files: () =>
          Object.fromEntries(
            Array.from({ length: 1001 }, (_, i) => [
              `f${i + 1}.rollout`,
              i === 1000 ? FLEET : `import { fleet } from "./f${i + 2}.rollout"\n`,
            ]),
          ),
      },
      avoids: good,
    },
  },
});

/** Codes that mean that a file could not be read at all, as against an import that leads nowhere. */
export const FILE_CODES: ReadonlySet<string> = new Set(['file-not-utf8', 'file-too-large', 'file-unreadable']);

/** Why a text could not be had, said at a place. `path` is shown as the reader knows it. */
export function unreadDiagnostic(read: Exclude<TextRead, { kind: 'text' }>, path: string, place: Location): Diagnostic {
  switch (read.kind) {
    case 'missing':
      return workspaceDiagnostics.create('file-missing', { path }, place);
    case 'not-regular':
      return workspaceDiagnostics.create('file-not-regular', { path }, place);
    case 'not-utf8':
      return workspaceDiagnostics.create('file-not-utf8', { path }, place);
    case 'too-large':
      return syntaxDiagnostics.create('file-too-large', { size: read.bytes }, place);
    case 'unreadable':
      return workspaceDiagnostics.create('file-unreadable', { path, reason: read.reason }, place);
  }
}
