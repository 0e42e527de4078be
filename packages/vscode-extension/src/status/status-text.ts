import type { PlanListing } from '@rollout/language-server';
import type { ServerState } from '../server/server-link.ts';

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** Whether it is to stand out. */
  readonly isBad: boolean;
}

/** What the status item says: how the server is, else the plan at the cursor and what is known of it. */
export function statusText(state: ServerState, plan: PlanListing | undefined): StatusText {
  switch (state) {
    case 'starting':
      return { text: '$(loading~spin) Rollout', tooltip: 'The Rollout server is starting.', isBad: false };
    case 'silent':
      return { text: '$(warning) Rollout', tooltip: 'The Rollout server does not answer.', isBad: true };
    case 'stopped':
      return { text: '$(circle-slash) Rollout', tooltip: 'The Rollout server has stopped.', isBad: true };
    case 'failed':
      return { text: '$(error) Rollout', tooltip: 'The Rollout server could not be started.', isBad: true };
    case 'running':
      return { ...planText(plan), isBad: false };
  }
}

function planText(plan: PlanListing | undefined): { readonly text: string; readonly tooltip: string } {
  if (plan === undefined) return { text: '$(rocket) Rollout', tooltip: 'What can be done with a plan' };
  const { name, result, stale } = plan;
  if (result === null) return { text: `$(rocket) ${name}`, tooltip: `Plan ${name}: not known yet` };
  // There is room for the figures alone; between which others they may lie is told where the mouse is.
  const short = result.replaceAll(/ \([^)]*\)/g, '');
  return {
    text: `$(rocket) ${name}: ${short}${stale ? ' $(sync~spin)' : ''}`,
    tooltip: stale ? `Plan ${name}, as it was before the last change: ${result}` : `Plan ${name}: ${result}`,
  };
}
