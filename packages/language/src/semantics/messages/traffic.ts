/** Shifting traffic. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { inStage } from './example.ts';

export const trafficMessages = defineDiagnostics({
  'shift-to-nothing': {
    severity: 'error',
    title: 'Shift to nothing',
    message: () => 'Before the first shift the new servers carry nothing; 0% changes nothing.',
    help: 'Leave it out. To take traffic back, use a handler: `on unhealthy rollback`.',
    page: {
      meaning:
        'Shifting brings traffic to the new version, step by step. It goes back only when the plan does: `rollback`.',
      raises: inStage('deploy web-1\nshift traffic to 0%, 5%, 100%'),
      avoids: inStage('deploy web-1\nshift traffic to 5%, 100%'),
    },
  },
  'shift-not-growing': {
    severity: 'error',
    title: 'Shift that does not grow',
    message: (args: { share: string; before: string }) =>
      `${args.share} is not more than the ${args.before} before it.`,
    help: 'Write the shares in growing order. To take traffic back, use a handler: `on unhealthy rollback`.',
    page: {
      meaning: 'Each share of a shift is what the new version carries from then on, so each is larger than the last.',
      raises: inStage('deploy web-1\nshift traffic to 5%, 1%, 100%'),
      avoids: inStage('deploy web-1\nshift traffic to 1%, 5%, 100%'),
    },
  },
});
