/** What of a plan reports and pictures can be about. */
export const SUBJECTS = [
  { label: 'Study', description: 'what to expect of the plan: how long, which bugs, how far they get', of: 'study' },
  { label: 'One run', description: 'a run of the plan, with the fleet as it changes', of: 'trace' },
  { label: 'Front', description: 'the best choices of its params', of: 'front' },
] as const;
