export * from './layout.ts';
export { layoutOf, nodesOf } from './layout-of.ts';
export { approvalEnds, type OpenedCalendar, openedCalendar } from './opened-calendar.ts';
