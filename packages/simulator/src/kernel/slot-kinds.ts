/** What a slot of the heap stands for; the numbers are in the order of the phases of a round. */
export const BATCH_ENDS = 0;
export const REVERT_ENDS = 1;
export const REPAIR_ENDS = 2;
export const WAIT_ENDS = 3;
export const PAUSE_ENDS = 4;
export const ACT_ENDS = 5;
export const ROLLBACK_IN_ENDS = 6;
export const BUG_SURFACES = 7;
export const OUTAGE_ENDS = 8;
export const OUTAGE_BEGINS = 9;
export const GATE_ENDS = 10;
export const ALARM_DUE = 11;
export const FALSE_ALARM_DUE = 12;
export const STAGE_TIMES_OUT = 13;
export const PLAN_TIMES_OUT = 14;
export const WAKES = 15;
