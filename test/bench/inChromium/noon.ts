/** 2024-11-13 15:00 UTC: regular trading in New York (milliseconds since the epoch). */
export const NOON = Date.UTC(2024, 10, 13, 15);
