/** How what is wrong with a machine is told: where (a JSON pointer), and what. */
export type Report = (where: string, what: string) => void;
