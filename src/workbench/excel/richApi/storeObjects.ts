import { collectionObject, freeName } from "./collection";
import { RichApiError, type HostObject } from "./hostObject";

/** `workbook.settings`: values of the add-in that travel with the workbook. */
export function settingsObject(settings: Map<string, string>): HostObject {
  const toObject = (key: string): HostObject => ({
    type: "Setting",
    identity: { _Id: key },
    properties: {
      Key: { get: () => key },
      Value: {
        get: () => JSON.parse(settings.get(key) ?? "null") as unknown,
        set: (value) => settings.set(key, JSON.stringify(value)),
      },
      _Id: { get: () => key },
    },
    methods: { Delete: () => settings.delete(key) },
  });
  return collectionObject({
    type: "SettingCollection",
    all: () => [...settings.keys()],
    nameOf: (key) => key,
    toObject,
    methods: {
      Add: (key, value) => {
        settings.set(String(key), JSON.stringify(value));
        return toObject(String(key));
      },
    },
  });
}

/** `workbook.customXmlParts`. */
export function xmlPartsObject(parts: Map<string, string>): HostObject {
  const toObject = (id: string): HostObject => ({
    type: "CustomXmlPart",
    identity: { Id: id },
    properties: { Id: { get: () => id }, NamespaceUri: { get: () => namespaceOf(parts.get(id)) } },
    methods: {
      GetXml: () => parts.get(id),
      SetXml: (xml) => parts.set(id, checked(xml)),
      Delete: () => parts.delete(id),
    },
  });
  const collection = (type: string, all: () => readonly string[], methods?: HostObject["methods"]): HostObject =>
    collectionObject({ type, all, nameOf: (id) => id, toObject, ...(methods && { methods }) });
  return collection("CustomXmlPartCollection", () => [...parts.keys()], {
    Add: (xml) => {
      const id = freeName([...parts.keys()], undefined, "part");
      parts.set(id, checked(xml));
      return toObject(id);
    },
    GetByNamespace: (uri) => {
      const all = () => [...parts].filter(([, xml]) => namespaceOf(xml) === uri).map(([id]) => id);
      const only = () => {
        const [id, ...more] = all();
        if (id === undefined || more.length > 0) throw new RichApiError("ItemNotFound", `${all().length} parts`);
        return toObject(id);
      };
      return collection("CustomXmlPartScopedCollection", all, { GetOnlyItem: only });
    },
  });
}

function namespaceOf(xml: string | undefined): string {
  return /^(?:<\?[^>]*>\s*)?<[^>]*?\sxmlns=["']([^"']*)["']/.exec(xml ?? "")?.[1] ?? "";
}

function checked(xml: unknown): string {
  const text = String(xml).trim();
  if (!text.startsWith("<") || !text.endsWith(">")) throw new RichApiError("InvalidArgument", "not XML");
  return text;
}
