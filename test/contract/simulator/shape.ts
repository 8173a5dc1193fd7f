/** What a JSON value is made of, without its figures: paths and kinds, sorted. Rows of a list count once. */
export function shapeOf(value: unknown): readonly string[] {
  const found = new Set<string>();
  walk(value, "", found);
  return [...found].sort();
}

function walk(value: unknown, path: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value as readonly unknown[]) walk(entry, `${path}[]`, found);
    return;
  }
  if (typeof value === "object" && value !== null) {
    for (const [name, entry] of Object.entries(value)) walk(entry, path === "" ? name : `${path}.${name}`, found);
    return;
  }
  found.add(`${path}: ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (typeof value !== "string") return typeof value;
  if (/^-?\d+(\.\d+)?$/.test(value)) return "number as text";
  return /^\d{8},[FH]$/.test(value) ? "trading day" : "text";
}
