/** Commands of lenses that the server has for clients that have none of their own: what `rollout` would print is shown as a message. */
export const COMMANDS: readonly string[] = ['rollout.simulate', 'rollout.optimize', 'rollout.test'];
