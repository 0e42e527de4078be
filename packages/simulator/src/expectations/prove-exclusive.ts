import type { Machine, MachineExpectation } from '@rollout/compiler';

/** Whether places are never worked on at once, and why that is so or how it could be otherwise. */
export interface ExclusiveProof {
  readonly verdict: 'proven' | 'not proven';
  readonly explanation: string;
}

export type ExclusiveExpectation = Extract<MachineExpectation, { readonly kind: 'exclusive' }>;

export type ProveExclusive = (machine: Machine, expectation: ExclusiveExpectation) => ExclusiveProof;
