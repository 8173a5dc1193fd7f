import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Gateway } from "../startGateway";

/** A figure of the gateway without labels. */
export interface PlainFigure {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

/** The figures of a gateway that have no labels, in order. */
export function plainFigures(gateway: Gateway): readonly PlainFigure[] {
  return [...doorFigures(gateway), ...upstreamFigures(gateway), lagFigure()];
}

/** What clients are here, and what goes out to them. */
function doorFigures({ counts, holderCounts, house }: Gateway): readonly PlainFigure[] {
  const slots = house?.feed.slots;
  return [
    { name: "clients", help: "sockets of clients", read: () => counts.clients },
    { name: "subscriptions", help: "topics and codes watched here", read: () => slots?.size ?? 0 },
    { name: "updates_in_total", help: "pushes and polled values from the server", read: () => holderCounts.pushes },
    { name: "updates_out_total", help: "messages sent to clients", read: () => counts.sent },
    {
      name: "updates_conflated_total",
      help: "values replaced by newer ones within a frame",
      read: () => slots?.conflated ?? 0,
    },
    {
      name: "frames_skipped_total",
      help: "frames left out for clients that did not read",
      read: () => counts.skipped,
    },
    { name: "clients_cut_total", help: "clients given up as too slow", read: () => counts.cut },
  ];
}

/** How things stand with the server. */
function upstreamFigures({ holderCounts, house }: Gateway): readonly PlainFigure[] {
  return [
    {
      name: "upstream_up",
      help: "1: the server's pushes come through",
      read: () => (house === undefined || house.feed.up ? 1 : 0),
    },
    {
      name: "upstream_holder",
      help: "1: this process speaks to the server",
      read: () => (house?.holder === undefined ? 0 : 1),
    },
    {
      name: "upstream_requests_total",
      help: "requests sent to the server",
      read: () => house?.holder?.relay.sent ?? 0,
    },
    {
      name: "upstream_strange_total",
      help: "messages of the server that could not be read",
      read: () => holderCounts.strange,
    },
    {
      name: "upstream_too_much_total",
      help: "times the server said that too much was asked",
      read: () => holderCounts.tooMuch,
    },
    {
      name: "upstream_subscribed",
      help: "topics and codes subscribed at the server",
      read: () => house?.holder?.live.subscribed.size ?? 0,
    },
  ];
}

function lagFigure(): PlainFigure {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return {
    name: "lag_seconds",
    help: "99th percentile of the event loop's delay since the last look",
    read: () => {
      const seconds = delay.percentile(99) / 1e9;
      delay.reset();
      return Number.isFinite(seconds) ? seconds : 0;
    },
  };
}
