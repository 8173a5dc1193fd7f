import { attribute, ManifestXml, overridesOf, type ResourceKind } from "./manifestXml";

/** What a manifest is held against. */
export interface ManifestProject {
  /** Images the add-in serves: path below its base address to width and height in pixels. */
  readonly images: ReadonlyMap<string, readonly [width: number, height: number]>;
  /** Names that the ribbon's code associates with a handler. */
  readonly actions: ReadonlySet<string>;
  /** `version` of package.json. */
  readonly version: string;
}

export interface Finding {
  readonly rule: string;
  readonly text: string;
}

type Rule = (manifest: ManifestXml, project: ManifestProject) => readonly string[];

/** The language that every text must also be given in. */
const TRANSLATION = "zh-CN";

/** Requirement sets, all of them: a higher or a further one would lock out an Excel that the add-in runs in. */
const REQUIREMENTS = ["SharedRuntime 1.1", "CustomFunctionsRuntime 1.2"];

/** Sizes that Office demands of each icon, in pixels. */
const ICON_SIZES = ["16", "32", "80"];

const RESID_LENGTH = 32;
const LENGTHS: Readonly<Record<ResourceKind, number>> = {
  Images: 2048,
  Urls: 2048,
  ShortStrings: 125,
  LongStrings: 250,
};

/** Which list an element's `resid` points into; `Description` and `Title` stand in supertips and in GetStarted. */
const KIND_OF: Readonly<Record<string, ResourceKind>> = {
  Image: "Images",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  Runtime: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

const RULES: Readonly<Record<string, Rule>> = {
  "dangling resid": (manifest) => {
    const known = new Set(manifest.resources().map(({ kind, id }) => `${kind} ${id}`));
    return manifest
      .withAttribute("resid")
      .map((element) => `${KIND_OF[element.localName] ?? element.localName} ${attribute(element, "resid")}`)
      .filter((reference) => !known.has(reference))
      .map((reference) => `no resource ${reference}`);
  },

  "unused resource": (manifest) => {
    const used = new Set(manifest.withAttribute("resid").map((element) => attribute(element, "resid")));
    return manifest
      .resources()
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `nothing refers to ${id}`);
  },

  "duplicate id": (manifest) =>
    repeated(manifest.withAttribute("id").map((element) => attribute(element, "id"))).map(
      (id) => `${id} is given more than once`,
    ),

  "insecure address": (manifest) =>
    addresses(manifest)
      .filter((address) => !address.startsWith("https://"))
      .map((address) => `${address} is not https`),

  "icon size": (manifest) =>
    manifest.all("Icon").flatMap((icon) => {
      const sizes = [...icon.children].map((image) => attribute(image, "size"));
      const wanting = ICON_SIZES.filter((size) => !sizes.includes(size));
      return [...wanting.map((size) => `no ${size}`), ...repeated(sizes).map((size) => `${size} twice`)].map(
        (fault) => `icon of ${attribute(icon.parentElement ?? undefined, "id")}: ${fault}`,
      );
    }),

  "icon file": (manifest, project) =>
    icons(manifest).flatMap(({ address, size }) => {
      const image = project.images.get(pathBelow(base(manifest), address));
      if (!image) return [`${address} is not among the assets`];
      return image.every((side) => side === size) ? [] : [`${address} is ${image.join(" x ")}, not ${size} x ${size}`];
    }),

  "unequal resid": (manifest) => {
    const pages = [
      ...manifest.all("Runtime"),
      ...manifest.all("Page").flatMap((page) => [...page.children]),
      ...manifest.all("FunctionFile"),
      ...actionsOf(manifest, "ShowTaskpane").flatMap((action) => childrenNamed(action, "SourceLocation")),
    ];
    const resids = new Set(pages.map((page) => attribute(page, "resid")));
    return pages.length >= 4 && resids.size === 1 ? [] : [`the shared runtime's pages are ${[...resids].join(", ")}`];
  },

  "default page": (manifest) => {
    const pane = manifest.resource(attribute(manifest.all("Runtime")[0], "resid"));
    const [first] = manifest.all("DefaultSettings").flatMap((settings) => childrenNamed(settings, "SourceLocation"));
    const start = attribute(first, "DefaultValue");
    return start === pane ? [] : [`DefaultSettings opens ${start}, the runtime ${pane}`];
  },

  lifetime: (manifest) =>
    manifest
      .all("Runtime")
      .filter((runtime) => attribute(runtime, "lifetime") !== "long")
      .map(() => "the runtime would end with the pane"),

  "one pane": (manifest) => manifest.all("TaskpaneId").map(() => "a shared runtime has one pane, without TaskpaneId"),

  "too long": (manifest) => [
    ...manifest
      .resources()
      .flatMap(({ kind, id, value, overrides }) => [
        ...(id.length > RESID_LENGTH ? [`${id} is longer than ${RESID_LENGTH}`] : []),
        ...[value, ...overrides.values()].filter(({ length }) => length > LENGTHS[kind]).map(() => `text of ${id}`),
      ]),
    ...[...described(manifest, "DisplayName")].filter(({ length }) => length > 125).map(() => "DisplayName"),
    ...[...described(manifest, "Description")].filter(({ length }) => length > 250).map(() => "Description"),
  ],

  "missing translation": (manifest) => {
    const namespace = attribute(manifest.all("Namespace")[0], "resid");
    const metadata = manifest.all("Metadata").flatMap((element) => [...element.children]);
    const translated = manifest.resources().filter(({ kind, id }) => {
      if (id === namespace) return false;
      return kind.endsWith("Strings") || metadata.some((location) => attribute(location, "resid") === id);
    });
    return [
      ...translated.filter(({ overrides }) => !overrides.get(TRANSLATION)).map(({ id }) => id),
      ...["DisplayName", "Description"].filter((name) => !overridesOf(manifest.all(name)[0]).get(TRANSLATION)),
    ].map((what) => `${what} has no ${TRANSLATION} text`);
  },

  "translated namespace": (manifest) => {
    const namespace = attribute(manifest.all("Namespace")[0], "resid");
    return manifest
      .resources()
      .filter(({ id, overrides }) => id === namespace && overrides.size > 0)
      .map(({ id }) => `${id} differs by language, so a workbook would not open in another`);
  },

  permission: (manifest) =>
    manifest.text("Permissions") === "ReadWriteDocument" ? [] : [`permission ${manifest.text("Permissions")}`],

  "requirement sets": (manifest) => {
    const asked = manifest.all("Set").map((set) => `${attribute(set, "Name")} ${attribute(set, "MinVersion")}`);
    return asked.sort().join() === [...REQUIREMENTS].sort().join() ? [] : [`asks for ${asked.join(", ") || "nothing"}`];
  },

  "unknown action": (manifest, { actions }) =>
    actionsOf(manifest, "ExecuteFunction")
      .flatMap((action) => childrenNamed(action, "FunctionName"))
      .map((element) => element.textContent ?? "")
      .filter((name) => !actions.has(name))
      .map((name) => `no handler is associated with ${name}`),

  "foreign page": (manifest) => {
    const domains = manifest.all("AppDomain").map((domain) => domain.textContent ?? "");
    return addresses(manifest)
      .map((address) => (URL.canParse(address) ? new URL(address).origin : address))
      .filter((origin) => !domains.includes(origin))
      .map((origin) => `${origin} is no AppDomain`);
  },

  "wrong version": (manifest, { version }) =>
    manifest.text("Version") === `${version}.0` ? [] : [`${manifest.text("Version")}, but package.json ${version}`],
};

/**
 * Rules of Office and of this project that the schemas do not hold a manifest to. Says nothing of what they do: run
 * `validateManifest` too.
 */
export function manifestFindings(xml: string, project: ManifestProject): readonly Finding[] {
  const manifest = new ManifestXml(xml);
  return Object.entries(RULES).flatMap(([rule, check]) => check(manifest, project).map((text) => ({ rule, text })));
}

/** Address of the folder that holds the add-in's page; "" without a page. */
function base(manifest: ManifestXml): string {
  const page = manifest.resource(attribute(manifest.all("Runtime")[0], "resid"));
  return URL.canParse(page) ? new URL(".", page).href : "";
}

function pathBelow(folder: string, address: string): string {
  return address.startsWith(folder) ? address.slice(folder.length) : address;
}

function addresses(manifest: ManifestXml): readonly string[] {
  return [
    ...manifest
      .resources()
      .filter(({ kind }) => kind === "Urls" || kind === "Images")
      .flatMap(({ value, overrides }) => [value, ...overrides.values()]),
    ...manifest.all("AppDomain").map((domain) => domain.textContent ?? ""),
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl"].map((name) => manifest.defaultValue(name)),
  ];
}

function icons(manifest: ManifestXml): readonly { readonly address: string; readonly size: number }[] {
  const listed = manifest
    .all("Icon")
    .flatMap((icon) => [...icon.children])
    .map((image) => ({
      address: manifest.resource(attribute(image, "resid")),
      size: Number(attribute(image, "size")),
    }));
  return [
    { address: manifest.defaultValue("IconUrl"), size: 32 },
    { address: manifest.defaultValue("HighResolutionIconUrl"), size: 64 },
    ...listed,
  ];
}

function actionsOf(manifest: ManifestXml, type: string): readonly Element[] {
  return manifest.all("Action").filter((action) => attribute(action, "xsi:type") === type);
}

function childrenNamed(parent: Element, localName: string): readonly Element[] {
  return [...parent.children].filter((child) => child.localName === localName);
}

function described(manifest: ManifestXml, name: "DisplayName" | "Description"): readonly string[] {
  return [manifest.defaultValue(name), ...overridesOf(manifest.all(name)[0]).values()];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
