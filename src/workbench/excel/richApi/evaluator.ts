import { isHostObject, member, NULL_OBJECT, RichApiError, type HostObject } from "./hostObject";

/** How an object is reached. */
interface PathInfo {
  readonly Id: number;
  /** 1 the workbook, 2 a new object by type, 3 a method's answer, 4 a property, 5 an item, 6 by reference, 7 none. */
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** For each argument that is an object, the number of its path; 0 or null for the others. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

/** What is done with an object. */
interface ActionInfo {
  readonly Id: number;
  /** 1 instantiate, 2 query, 3 method, 4 set, 5 trace, 6 to 9 rarer kinds. */
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

/** The body of a request: office.js collects what a page does until `context.sync()`. */
export interface RichRequest {
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, PathInfo>>;
}

interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

/** The answer's body. After an error nothing more of the request was done. */
export interface RichAnswer {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly ActionIndex: number;
    readonly Location: string;
  };
}

/** Where paths begin. */
export interface Roots {
  readonly workbook: HostObject;
  /** By full type name, for example `Microsoft.AppRuntime.AppRuntimeService`. */
  readonly services: Readonly<Record<string, HostObject>>;
}

/** Does what a request says with Excel's objects. */
export class Evaluator {
  /** What was asked for and does not exist here, for a test to look at. */
  readonly unsupported: string[] = [];
  readonly #roots: Roots;
  readonly #references = new Map<string, HostObject>();
  readonly #names = new Map<HostObject, string>();
  #nextReference = 1;

  constructor(roots: Roots) {
    this.#roots = roots;
  }

  run(request: RichRequest): RichAnswer {
    const resolved = new Map<number, HostObject>();
    const results: ActionResult[] = [];
    const traces: number[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        if (action.ActionType === 5) traces.push(action.Id);
        results.push({ ActionId: action.Id, Value: this.#act(request, action, resolved) });
      } catch (problem) {
        return { Results: results, TraceIds: traces, Error: this.#describe(problem, action, index) };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  #act(request: RichRequest, action: ActionInfo, resolved: Map<number, HostObject>): unknown {
    if (action.ActionType === 5) return null;
    const target = this.#resolve(request, action.ObjectPathId, resolved);
    const args = this.#arguments(request, action.ArgumentInfo, resolved);
    switch (action.ActionType) {
      case 1:
        return this.#identity(target);
      case 2:
        return this.#query(target, namesIn(action.QueryInfo));
      case 3:
        return this.#method(target, action.Name, args);
      case 4:
        return this.#set(target, action.Name, args[0]);
      default:
        throw this.#missing(`action ${action.ActionType} of ${target.type}`);
    }
  }

  #resolve(request: RichRequest, id: number, resolved: Map<number, HostObject>): HostObject {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[String(id)];
    if (path === undefined) throw new RichApiError("InvalidReference", `no path ${id}`);
    const found = this.#follow(request, path, resolved);
    resolved.set(id, found);
    return found;
  }

  #follow(request: RichRequest, path: PathInfo, resolved: Map<number, HostObject>): HostObject {
    if (path.ObjectPathType === 1) return this.#roots.workbook;
    if (path.ObjectPathType === 2) {
      const service = this.#roots.services[path.Name];
      if (service === undefined) throw this.#missing(path.Name);
      return service;
    }
    if (path.ObjectPathType === 7) return NULL_OBJECT;
    if (path.ObjectPathType === 6) {
      const referred = this.#references.get(path.Name);
      if (referred === undefined) throw new RichApiError("InvalidReference", `reference ${path.Name} is gone`);
      return referred;
    }
    const parent = this.#resolve(request, path.ParentObjectPathId ?? NaN, resolved);
    if (parent === NULL_OBJECT) return NULL_OBJECT;
    const args = this.#arguments(request, path.ArgumentInfo, resolved);
    if (path.ObjectPathType === 3) return this.#object(parent, path.Name, this.#method(parent, path.Name, args));
    if (path.ObjectPathType === 5) return this.#object(parent, "item", this.#method(parent, "GetItem", args));
    const part = member(parent.parts, path.Name);
    if (part === undefined) throw this.#missing(`${parent.type}.${path.Name}`);
    return part[1]();
  }

  #arguments(request: RichRequest, info: ArgumentInfo | undefined, resolved: Map<number, HostObject>): unknown[] {
    return (info?.Arguments ?? []).map((argument, at) => {
      const path = info?.ReferencedObjectPathIds?.[at];
      return typeof path === "number" && path !== 0 ? this.#resolve(request, path, resolved) : argument;
    });
  }

  #object(parent: HostObject, name: string, value: unknown): HostObject {
    if (!isHostObject(value)) throw this.#missing(`${parent.type}.${name} as an object`);
    return value;
  }

  #method(target: HostObject, name: string, args: readonly unknown[]): unknown {
    if (target.referable === true && name === "_KeepReference") return null;
    if (target === this.#roots.workbook && name === "_RemoveReference") return this.#forget(String(args[0]));
    if (target === NULL_OBJECT) return null;
    const found = member(target.methods, name);
    if (found !== undefined) return found[1](...args) ?? null;
    const certain = /^(.+)OrNullObject$/i.exec(name)?.[1];
    if (certain !== undefined) return this.#orNull(() => this.#method(target, certain, args));
    throw this.#missing(`${target.type}.${name}()`);
  }

  /** `getItemOrNullObject` is `getItem`, but for what there is not. */
  #orNull(find: () => unknown): unknown {
    try {
      return find();
    } catch (problem) {
      if (problem instanceof RichApiError && problem.code === "ItemNotFound") return NULL_OBJECT;
      throw problem;
    }
  }

  #set(target: HostObject, name: string, value: unknown): null {
    const set = member(target.properties, name)?.[1].set;
    if (set === undefined) throw this.#missing(`${target.type}.${name} =`);
    set(value);
    return null;
  }

  /** A collection's own properties, its items with theirs, and of objects behind properties what is named `format/fill/color`. */
  #query(target: HostObject, asked: readonly string[]): Record<string, unknown> | null {
    if (target === NULL_OBJECT) return null;
    // Of a collection, `items/name` and `name` mean the same.
    const select = target.items === undefined ? asked : asked.map((name) => name.replace(/^items\//i, ""));
    const own = target.items === undefined ? select : select.filter((name) => isOwn(target, name));
    const answer = { ...this.#identity(target), ...this.#loaded(target, own, own.length === select.length) };
    if (target.items === undefined) return answer;
    const ofItems = select.filter((name) => !isOwn(target, name));
    return { ...answer, _Items: target.items().map((item) => this.#query(item, ofItems)) };
  }

  #loaded(target: HostObject, select: readonly string[], isAll: boolean): Record<string, unknown> {
    const all = (select.length === 0 && isAll) || select.includes("*");
    const names = [...(all ? Object.keys(target.properties ?? {}) : []), ...select.filter((name) => name !== "*")];
    const loaded = names.filter((name) => !name.includes("/")).map((name) => this.#load(target, name));
    const parts = new Set(names.filter((name) => name.includes("/")).map((name) => name.slice(0, name.indexOf("/"))));
    for (const part of parts) {
      const prefix = `${part}/`;
      const below = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
      loaded.push(this.#load(target, part, below));
    }
    return Object.fromEntries(loaded);
  }

  #load(target: HostObject, name: string, below: readonly string[] = []): readonly [string, unknown] {
    const property = member(target.properties, name);
    if (property !== undefined) return [property[0], property[1].get?.() ?? null];
    const part = member(target.parts, name);
    if (part === undefined) throw this.#missing(`${target.type}.${name}`);
    return [part[0], this.#query(part[1](), below)];
  }

  /** Ranges live on between requests: office.js keeps their reference and gives it back when it is done. */
  #identity(target: HostObject): Record<string, unknown> | null {
    if (target === NULL_OBJECT) return null;
    if (target.referable !== true) return target.identity ?? {};
    const known = this.#names.get(target);
    if (known !== undefined) return { _ReferenceId: known };
    const name = `ref${this.#nextReference}`;
    this.#nextReference += 1;
    this.#references.set(name, target);
    this.#names.set(target, name);
    return { _ReferenceId: name };
  }

  #forget(name: string): null {
    const target = this.#references.get(name);
    this.#references.delete(name);
    if (target !== undefined) this.#names.delete(target);
    return null;
  }

  #missing(what: string): RichApiError {
    this.unsupported.push(what);
    return new RichApiError("ApiNotAvailable", `this stand-in for Excel has no ${what}`);
  }

  #describe(problem: unknown, action: ActionInfo, index: number): NonNullable<RichAnswer["Error"]> {
    const code = problem instanceof RichApiError ? problem.code : "GeneralException";
    const message = problem instanceof Error ? problem.message : String(problem);
    return { Code: code, Message: message, ActionIndex: index, Location: action.Name };
  }
}

/** What is to be loaded, with slashes between the steps of a path. */
function namesIn(query: ActionInfo["QueryInfo"]): readonly string[] {
  return [...(query?.Select ?? []), ...(query?.Expand ?? [])].map((name) => name.replaceAll(".", "/"));
}

function isOwn(target: HostObject, name: string): boolean {
  return member(target.properties, name) !== undefined;
}
