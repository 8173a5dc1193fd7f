/**
 * A cell of Excel's Stocks data type as a code, `XNAS:AAPL`: by its own exchange and symbol, which it holds by their
 * English names in every language that Excel speaks, or by the text that it shows, `APPLE INC. (XNAS:AAPL)`. Undefined
 * for any other value.
 */
export function stockOfCell(raw: object): string | undefined {
  if (!("type" in raw) || (raw.type !== "LinkedEntity" && raw.type !== "Entity")) return undefined;
  const properties = "properties" in raw ? raw.properties : undefined;
  const symbol = textOf(member(properties, "Ticker symbol"));
  const exchange = textOf(member(properties, "Exchange abbreviation"));
  if (symbol !== undefined && exchange !== undefined) return `${exchange}:${symbol}`;
  return "text" in raw ? textOf(raw.text) : undefined;
}

/** A property is a plain text or a cell's value of its own. */
function textOf(value: unknown): string | undefined {
  const plain = member(value, "basicValue") ?? value;
  return typeof plain === "string" && plain !== "" ? plain : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
