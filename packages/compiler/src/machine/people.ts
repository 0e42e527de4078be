/** People that a plan reaches, in the order in which it reaches them. */
export interface MachineAudience {
  readonly name: string;
  readonly users: number;
  /** `users`: of the first ring up to and with this one. The last one's are all. None: it has no rings. */
  readonly rings: readonly { readonly name: string; readonly users: number }[];
}

/** A switch in the code: what is behind it reaches those for whom it is on. Off when a run begins. */
export interface MachineFlag {
  readonly name: string;
}
