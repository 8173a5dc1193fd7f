import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../cases/examples");

/** An example of the documents, `rest/snapshot.request` or `ws/depth.push`, as JSON. */
export function example(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
}

/** `data` of an answer among the examples. */
export function exampleData(name: string): unknown {
  return (example(name) as { readonly data: unknown }).data;
}
