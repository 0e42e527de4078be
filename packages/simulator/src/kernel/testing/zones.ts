/** Time zones that random plans name: with clocks that change and without, and one of half an hour. */
export const ZONES = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'] as const;
