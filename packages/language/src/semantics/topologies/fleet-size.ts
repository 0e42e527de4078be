/** The limits of a fleet, watched while it is built: counting stops before the work does. */

export const MOST_SERVERS = 1_000_000_000;
export const MOST_NODES = 1_000_000;
