import { FIELDS_OF_BARS } from "./fields";
import { SERIES_OF_BARS } from "./series";

export const KLINE = [...FIELDS_OF_BARS, ...SERIES_OF_BARS];
