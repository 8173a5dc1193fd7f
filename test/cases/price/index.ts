import { EXTENDED_HOURS } from "./extendedHours";
import { REGULAR_DAY } from "./regularDay";

export const PRICE = [...REGULAR_DAY, ...EXTENDED_HOURS];
