import { absoluteAddressOf, parseArea } from "../area";
import type { NameItem } from "../workbookItems";
import type { Workbook } from "./workbook";
import { collectionObject, freeName } from "./collection";
import { isHostObject, RichApiError, type HostObject } from "./hostObject";

/** The names of the workbook. */
export function namesObject(workbook: Workbook): HostObject {
  const all = () => workbook.port.names.all();
  return collectionObject({
    type: "NamedItemCollection",
    all,
    nameOf: ({ name }) => name,
    toObject: (item) => nameObject(workbook, item),
    methods: {
      Add: (wanted, reference, comment) => {
        if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(String(wanted)) || parseArea("", String(wanted)) !== undefined) {
          throw new RichApiError("InvalidArgument", `${String(wanted)} cannot be a name`);
        }
        const item: NameItem = {
          name: freeName(names(all()), wanted, "Name"),
          formula: formulaOf(reference),
          comment: typeof comment === "string" ? comment : "",
          visible: true,
        };
        workbook.port.names.put(item);
        return nameObject(workbook, item);
      },
    },
  });
}

function nameObject(workbook: Workbook, item: NameItem): HostObject {
  const { name } = item;
  const current = (): NameItem => workbook.port.names.all().find((each) => each.name === name) ?? item;
  const area = () => parseArea("", current().formula.slice(1));
  const change = (part: Partial<NameItem>) => workbook.port.names.change(name, part);
  return {
    type: "NamedItem",
    identity: { _Id: name },
    properties: {
      Name: { get: () => name },
      Formula: { get: () => current().formula, set: (formula) => change({ formula: String(formula) }) },
      Value: { get: () => current().formula.replace(/^=/, "") },
      Type: { get: () => (area() === undefined ? "String" : "Range") },
      Scope: { get: () => "Workbook" },
      Comment: { get: () => current().comment, set: (comment) => change({ comment: String(comment) }) },
      Visible: { get: () => current().visible, set: (visible) => change({ visible: visible === true }) },
      _Id: { get: () => name },
    },
    methods: {
      GetRange: () => {
        const found = area();
        if (found === undefined) throw new RichApiError("ItemNotFound", `${name} is no range`);
        return workbook.range(found);
      },
      Delete: () => workbook.port.names.remove(name),
    },
  };
}

function formulaOf(reference: unknown): string {
  if (isHostObject(reference) && reference.area !== undefined) return `=${absoluteAddressOf(reference.area)}`;
  const text = String(reference);
  return text.startsWith("=") ? text : `="${text.replaceAll('"', '""')}"`;
}

function names(items: readonly NameItem[]): readonly string[] {
  return items.map(({ name }) => name);
}
