/** In what state servers are. `old`: not touched yet, or back; `fresh`: on the new version; `changing`: down while they get it; `baking`: on it, and being watched; `doubted`: on it, and found wanting by a gate or a watch. */
export type FleetState = 'old' | 'changing' | 'baking' | 'fresh' | 'returning' | 'failed' | 'lost' | 'doubted';
