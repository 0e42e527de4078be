/** Machines from elsewhere that are none. */
import { defineDiagnostics } from '@rollout/language';

export const machineDiagnostics = defineDiagnostics({
  'not-a-machine': {
    severity: 'error',
    title: 'Not a machine',
    message: (args: { where: string; what: string }) =>
      `${args.where === '' ? 'The document' : `\`${args.where}\``} ${args.what}.`,
    help: 'Make the machine with `rollout compile`; docs/schema/machine.schema.json describes it.',
    page: {
      meaning: 'A machine is a JSON document as `rollout compile` writes it. This one is not, so it cannot be run.',
      raises: { files: { 'machine.json': '{ "schemaVersion": 1 }' } },
      avoids:
        'topology fleet { region west { server[5] } }\nmodel quick { deploy takes 5m per server }\nplan example on fleet using quick { stage all { deploy all } }',
    },
  },
});
