import type { Case } from "../support/cases/case";
import { DEPTH } from "./depth";
import { LIVE } from "./live";
import { PRICE } from "./price";
import { QUOTE } from "./quote";

/** Every case, by formula. */
export const CASES = { PRICE, QUOTE, DEPTH, LIVE } satisfies Readonly<Record<string, readonly Case[]>>;
