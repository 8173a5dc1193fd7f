import type { Area } from "../area";

/** An object of Excel that office.js reaches by a path of properties and methods. */
export interface HostObject {
  /** For messages. */
  readonly type: string;
  /** Plain properties, by the name they have on the wire (`RowIndex`). */
  readonly properties?: Readonly<Record<string, Property>>;
  /** Objects behind properties. */
  readonly parts?: Readonly<Record<string, () => HostObject>>;
  /** What a method answers is plain, or an object to go on from. */
  readonly methods?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** Whether Excel remembers it between requests. */
  readonly referable?: boolean;
  /** What tells it from others of its collection, by the name on the wire; office.js finds it again by that. */
  readonly identity?: Readonly<Record<string, unknown>>;
  /** The members of a collection. */
  readonly items?: () => readonly HostObject[];
  /** Cells it stands for when it is given to a method. */
  readonly area?: Area;
}

export interface Property {
  readonly get?: () => unknown;
  readonly set?: (value: unknown) => void;
}

/** What `…OrNullObject` answers when there is nothing; whatever is reached from it is nothing as well. */
export const NULL_OBJECT: HostObject = { type: "null" };

/** A refusal as office.js shows it: `OfficeExtension.Error` with this code. */
export class RichApiError extends Error {
  constructor(
    readonly code:
      | "ApiNotAvailable"
      | "InvalidArgument"
      | "ItemAlreadyExists"
      | "ItemNotFound"
      | "InvalidReference"
      | "GeneralException",
    message: string,
  ) {
    super(message);
  }
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Finds a member whatever its case, with its name on the wire: `load("rowIndex")` asks for `RowIndex`. */
export function member<T>(
  members: Readonly<Record<string, T>> | undefined,
  name: string,
): readonly [name: string, value: T] | undefined {
  const lower = name.toLowerCase();
  return Object.entries(members ?? {}).find(([key]) => key.toLowerCase() === lower);
}
