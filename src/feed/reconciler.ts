import { groupCodes } from "../market/codeList";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOf } from "../market/periods";
import { TOPICS } from "../qos/topics";
import type { Subject } from "../qos/topics/topic";
import type { WireCommand } from "../qos/wire";
import type { Want } from "./ledger";

/** A command and the subjects that it changes. */
export interface Step {
  readonly kind: "subscribe" | "unsubscribe";
  readonly command: WireCommand;
  readonly subjects: readonly Subject[];
}

/**
 * Which wants are pushed: as many as the plan has products, the oldest first, so that a newcomer never takes the
 * place of a cell that moves already. A product is an instrument, whatever topics it is wanted for.
 */
export function chooseTargets(wants: readonly Want[], products: number): ReadonlyMap<string, Subject> {
  const chosen = new Set<InstrumentCode>();
  const targets = new Map<string, Subject>();
  for (const { key, subject } of wants) {
    if (!chosen.has(subject.code) && chosen.size >= products) continue;
    chosen.add(subject.code);
    targets.set(key, subject);
  }
  return targets;
}

/**
 * The next command on the way from what the server has to what is wanted, or undefined when they agree. One command
 * takes all codes of a topic, up to `most`. Unsubscribing goes first where the plan has no room for both at once.
 */
export function nextStep(
  subscribed: ReadonlyMap<string, Subject>,
  targets: ReadonlyMap<string, Subject>,
  { products, most }: { readonly products: number; readonly most: number },
): Step | undefined {
  const surplus = withoutThoseOf(subscribed, targets);
  const missing = withoutThoseOf(targets, subscribed);
  if (missing.length > 0 && (surplus.length === 0 || productsOf(subscribed.values(), missing) <= products))
    return step("subscribe", missing, most);
  return surplus.length > 0 ? step("unsubscribe", surplus, most) : undefined;
}

/** What is in `these` and not in `those`. */
function withoutThoseOf(these: ReadonlyMap<string, Subject>, those: ReadonlyMap<string, Subject>): readonly Subject[] {
  const found: Subject[] = [];
  // To walk by entries would make a pair for each of thousands.
  these.forEach((subject, key) => {
    if (!those.has(key)) found.push(subject);
  });
  return found;
}

/** Distinct instruments of all of these. */
export function productsOf(...lists: readonly Iterable<Subject>[]): number {
  const codes = new Set<InstrumentCode>();
  for (const list of lists) for (const { code } of list) codes.add(code);
  return codes.size;
}

/** One command speaks of one topic, and for K of one period; the rest waits for its turn. */
function step(kind: Step["kind"], all: readonly Subject[], most: number): Step | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const subjects = all
    .filter((subject) => subject.topic === first.topic && subject.interval === first.interval)
    .slice(0, most);
  const command: WireCommand = {
    type: TOPICS[first.topic][kind],
    codes: groupCodes(subjects.map((subject) => subject.code)),
    ...(first.interval === undefined ? {} : { kt: periodOf(first.interval).kt }),
  };
  return { kind, command, subjects };
}
