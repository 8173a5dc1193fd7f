import { JSDOM } from "jsdom";

/** Kinds of `Resources` children, by the element that lists them. */
export type ResourceKind = "Images" | "Urls" | "ShortStrings" | "LongStrings";

export interface Resource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly value: string;
  /** Translations, locale to value. */
  readonly overrides: ReadonlyMap<string, string>;
}

/** Elements of an add-in manifest, found by local name: each name means one thing, whatever its namespace. */
export class ManifestXml {
  readonly #document: Document;

  /** @throws when the text is not well-formed XML. */
  constructor(xml: string) {
    this.#document = new JSDOM(xml, { contentType: "application/xml" }).window.document;
  }

  all(localName: string): readonly Element[] {
    return [...this.#document.getElementsByTagNameNS("*", localName)];
  }

  withAttribute(name: string): readonly Element[] {
    return [...this.#document.querySelectorAll(`[${name}]`)];
  }

  /** Text of the first such element; "" when there is none. */
  text(localName: string): string {
    return this.all(localName)[0]?.textContent?.trim() ?? "";
  }

  /** `DefaultValue` of the first such element; "" when there is none. */
  defaultValue(localName: string): string {
    return attribute(this.all(localName)[0], "DefaultValue");
  }

  resources(): readonly Resource[] {
    const kinds: readonly ResourceKind[] = ["Images", "Urls", "ShortStrings", "LongStrings"];
    return kinds.flatMap((kind) =>
      this.all(kind).flatMap((list) => [...list.children].map((item) => read(kind, item))),
    );
  }

  /** Value of the resource of that id, in the default language; "" when there is none. */
  resource(id: string): string {
    return this.resources().find((resource) => resource.id === id)?.value ?? "";
  }
}

export function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? "";
}

export function overridesOf(element: Element | undefined): ReadonlyMap<string, string> {
  const overrides = [...(element?.children ?? [])].filter(({ localName }) => localName === "Override");
  return new Map(overrides.map((override) => [attribute(override, "Locale"), attribute(override, "Value")]));
}

function read(kind: ResourceKind, item: Element): Resource {
  return {
    kind,
    id: attribute(item, "id"),
    value: attribute(item, "DefaultValue"),
    overrides: overridesOf(item),
  };
}
