import { parseInstrumentCode, type InstrumentCode } from "../../market/instrumentCode";
import { PERIODS } from "../../market/periods";
import { isErrorId, QosError } from "../../qos/errors";
import { isTopicLetter } from "../../qos/topics";
import type { Subject } from "../../qos/topics/topic";
import { failure, success, type Settled } from "../../kernel/settled";
import { epochMillis } from "../../kernel/time";
import type { VisibleCodes } from "../visible/visibleFirst";
import type { FeedReport, Heard, LearnedLimits, Link, LinkState, Message, SharedUsage, SharedValue } from "./message";
import { list, number, object, record, text, type Fields } from "./checks";
import { DIALECT } from "./message";
import { TELLERS } from "./news";

/** A message as it travels: the dialect, the sender, and the message with its errors as plain data. */
export function writeMessage(from: string, message: Message): object {
  if (message.kind === "answer") return { v: DIALECT, from, ...message, settled: writeSettled(message.settled) };
  if (message.kind !== "report") return { v: DIALECT, from, ...message };
  const { link } = message.report;
  const report = { ...message.report, link: { state: writeState(link.state), latency: link.latency } };
  return { v: DIALECT, from, kind: "report", report };
}

/** Reads whatever came over the channel. Undefined: not ours, of another version, or not as it should be. */
export function readMessage(raw: unknown): Heard | undefined {
  try {
    const fields = object(raw);
    if (fields["v"] !== DIALECT) return undefined;
    return { from: text(fields["from"]), message: readKind(fields) };
  } catch {
    return undefined;
  }
}

function readKind(fields: Fields): Message {
  const kind = fields["kind"];
  switch (kind) {
    case "hello":
      return {
        kind,
        wants: list(fields["wants"], subject),
        permits: list(fields["permits"], (permit) => request(permit)),
      };
    case "wants":
      return { kind, wants: list(fields["wants"], subject) };
    case "visible":
      return { kind, visible: visible(fields["visible"]) };
    case "lead":
      return { kind };
    case "welcome":
      return {
        kind,
        to: text(fields["to"]),
        usages: record(fields["usages"], usage),
        learnedLimits: learnedLimits(fields["learnedLimits"]),
      };
    case "report":
      return { kind, report: report(fields["report"]) };
    case "values":
      return { kind, values: list(fields["values"], value) };
    case "limits":
      return { kind, learnedLimits: learnedLimits(fields["learnedLimits"]) };
    case "query":
      return { kind, id: text(fields["id"]), path: text(fields["path"]), body: object(fields["body"]) };
    case "answer":
      return { kind, to: text(fields["to"]), id: text(fields["id"]), settled: readSettled(object(fields["settled"])) };
    default:
      return readPermitKind(fields);
  }
}

function readPermitKind(fields: Fields): Message {
  const kind = fields["kind"];
  const budget = text(fields["budget"]);
  switch (kind) {
    case "permit":
      return { kind, ...request(fields) };
    case "pause":
      return { kind, budget, until: number(fields["until"]) };
    case "queued":
      return { kind, budget, id: text(fields["id"]), wait: number(fields["wait"]) };
    case "ended":
      return { kind, budget, id: text(fields["id"]), unspent: fields["unspent"] === true };
    case "leave":
    case "granted":
      return { kind, budget, id: text(fields["id"]) };
    default:
      throw new TypeError("a kind of another version");
  }
}

function request(raw: unknown): { readonly budget: string; readonly id: string; readonly after: number } {
  const { budget, id, after } = object(raw);
  return { budget: text(budget), id: text(id), after: Math.max(0, number(after)) };
}

function subject(raw: unknown): Subject {
  const { topic, code, interval } = object(raw);
  const period = PERIODS.find((row) => row.interval === interval);
  if (!isTopicLetter(topic) || (interval !== undefined && period === undefined)) throw new TypeError("subject");
  return { topic, code: instrument(code), ...(period === undefined ? {} : { interval: period.interval }) };
}

function instrument(raw: unknown): InstrumentCode {
  const parsed = parseInstrumentCode(text(raw));
  if (!parsed.ok) throw new TypeError("code");
  return parsed.value;
}

function visible(raw: unknown): VisibleCodes {
  const { seen, nearby, since } = object(raw);
  return { seen: list(seen, instrument), nearby: list(nearby, instrument), since: number(since) };
}

function value(raw: unknown): SharedValue {
  const { subject: about, news, at, delivery } = object(raw);
  if (delivery !== "push" && delivery !== "poll") throw new TypeError("delivery");
  const told = subject(about);
  return { subject: told, news: TELLERS[told.topic].read(news, told.code), at: epochMillis(number(at)), delivery };
}

function usage(raw: unknown): SharedUsage {
  const { used, pausedUntil, running } = object(raw);
  return { used: list(used, number), pausedUntil: number(pausedUntil), running: list(running, text) };
}

function learnedLimits(raw: unknown): LearnedLimits {
  const { base, limits, socket } = object(raw);
  const taught = { base: text(base), limits: record(limits, number) };
  if (socket === undefined) return taught;
  const { products, refused } = object(socket);
  const known = { products: number(products), ...(refused === undefined ? {} : { refused: number(refused) }) };
  return { ...taught, socket: known };
}

function report(raw: unknown): FeedReport {
  const { link, pushed, products, commands } = object(raw);
  return {
    link: readLink(link),
    pushed: list(pushed, text),
    products: number(products),
    commands: list(commands, number),
  };
}

function readLink(raw: unknown): Link {
  const { state, latency } = object(raw);
  return { state: readState(object(state)), latency: latency === undefined ? undefined : number(latency) };
}

function readState(fields: Fields): LinkState {
  const { state, why } = fields;
  switch (state) {
    case "idle":
    case "connecting":
    case "open":
      return { state };
    case "waiting":
      return { state, until: number(fields["until"]), why: readError(why) };
    case "refused":
      return { state, why: readError(why) };
    default:
      throw new TypeError("state");
  }
}

function writeState(link: LinkState): object {
  switch (link.state) {
    case "waiting":
      return { state: link.state, until: link.until, why: writeError(link.why) };
    case "refused":
      return { state: link.state, why: writeError(link.why) };
    default:
      return { state: link.state };
  }
}

function writeSettled(settled: Settled<unknown, QosError>): object {
  return settled.ok ? settled : { ok: false, error: writeError(settled.error) };
}

function readSettled({ ok, value: data, error }: Fields): Settled<unknown, QosError> {
  return ok === true ? success(data) : failure(readError(error));
}

function writeError({ id, details }: QosError): object {
  return { id, details };
}

function readError(raw: unknown): QosError {
  const { id, details } = object(raw);
  if (!isErrorId(id)) throw new TypeError("error");
  return new QosError(
    id,
    record(details, (detail) => (typeof detail === "number" ? detail : text(detail))),
  );
}
