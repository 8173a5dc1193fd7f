import type { InstrumentCode } from "../market/instrumentCode";
import type { SnapshotFieldName } from "../qos/fields";
import type { InstrumentInfo } from "../qos/instrumentInfo";
import type { Unit } from "./numberKind";
import type { SessionView } from "./sessions/sessionView";

/** A field that a formula can name. */
export interface QuoteField {
  readonly name: string;
  readonly zh: string;
  /** The member on the wire, or undefined for a derived field. */
  readonly wire: string | undefined;
  readonly unit: Unit;
  /** It is divided out of other figures. */
  readonly divided?: true;
  readonly meaning: string;
  /** What the value is made from: figures of the regular session, sessions of extended hours, reference data. */
  readonly needs: readonly Need[];
  /** The value; undefined when the server did not send what it needs. */
  readonly read: (source: QuoteSource) => number | boolean | string | undefined;
}

/** What is known of one instrument. A part that no field needs is not asked for. */
export interface QuoteSource {
  readonly code: InstrumentCode;
  /** Undefined where no field needs a snapshot. */
  readonly view: SessionView | undefined;
  readonly info: Partial<InstrumentInfo["fields"]>;
}

export type Need = SnapshotFieldName | "sessions" | "info";
