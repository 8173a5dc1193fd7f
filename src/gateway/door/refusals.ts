/** Why the gateway itself says no. The words are those that QOS uses for the like, so that every client knows them. */
export type Refusal =
  | { readonly kind: "key-missing" }
  | { readonly kind: "key-invalid" }
  | { readonly kind: "key-expired" }
  | { readonly kind: "method" }
  | { readonly kind: "unknown-endpoint" }
  | { readonly kind: "closed-endpoint" }
  | { readonly kind: "bad-json" }
  | { readonly kind: "bad-parameter"; readonly name: string }
  | { readonly kind: "too-many-products"; readonly limit: number }
  | { readonly kind: "too-frequent"; readonly limit: number }
  | { readonly kind: "too-many-connections"; readonly limit: number }
  | { readonly kind: "unknown-type" }
  | { readonly kind: "too-large" }
  | { readonly kind: "foreign-host" }
  | { readonly kind: "foreign-origin" }
  | { readonly kind: "busy" }
  | { readonly kind: "upstream" };

interface Told {
  readonly text: string;
  /** The HTTP status where a refusal travels as one. */
  readonly status: number;
}

export function toldOf(refusal: Refusal): Told {
  switch (refusal.kind) {
    case "key-missing":
      return { text: "key is required", status: 401 };
    case "key-invalid":
      return { text: "invalid key", status: 401 };
    case "key-expired":
      return { text: "key has expired", status: 401 };
    case "method":
      return { text: "only POST is supported", status: 405 };
    case "unknown-endpoint":
      return { text: "unknown endpoint", status: 404 };
    case "closed-endpoint":
      return { text: "no registration here: ask your administrator for access", status: 403 };
    case "bad-json":
      return { text: "request is not valid JSON", status: 400 };
    case "bad-parameter":
      return { text: `invalid parameter: ${refusal.name}`, status: 400 };
    case "too-many-products":
      return { text: `product count exceeds the limit of ${refusal.limit}`, status: 403 };
    case "too-frequent":
      return { text: `request frequency exceeds the limit of ${refusal.limit} per minute`, status: 429 };
    case "too-many-connections":
      return { text: `connection count exceeds the limit of ${refusal.limit}`, status: 403 };
    case "unknown-type":
      return { text: "unknown type", status: 400 };
    case "too-large":
      return { text: "request too large", status: 413 };
    case "foreign-host":
      return { text: "not the name of this server", status: 421 };
    case "foreign-origin":
      return { text: "pages of this origin may not ask here", status: 403 };
    case "busy":
      return { text: "the gateway is busy", status: 503 };
    case "upstream":
      return { text: "the gateway cannot reach the server", status: 502 };
  }
}

/** The refusal as the body of an answer. */
export function refusalBody(refusal: Refusal): string {
  return JSON.stringify({ msg: toldOf(refusal).text });
}

/** Refusals that QOS, too, tells by status; all others are told by `msg` alone. */
export function statusOf(refusal: Refusal): number {
  switch (refusal.kind) {
    case "method":
    case "unknown-endpoint":
    case "too-large":
    case "foreign-host":
    case "foreign-origin":
    case "busy":
    case "upstream":
      return toldOf(refusal).status;
    default:
      return 200;
  }
}
