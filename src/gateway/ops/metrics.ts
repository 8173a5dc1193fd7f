import { monitorEventLoopDelay } from "node:perf_hooks";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Gateway } from "../startGateway";

/** The figures of a gateway for Prometheus, read when they are asked for. */
export function metricsOf(gateway: Gateway): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const { counts, holderCounts, house } = gateway;
  const slots = house?.feed.slots;
  const plain: readonly (readonly [string, string, () => number])[] = [
    ["clients", "sockets of clients", () => counts.clients],
    ["subscriptions", "topics and codes watched here", () => slots?.size ?? 0],
    ["updates_in_total", "pushes and polled values from the server", () => holderCounts.pushes],
    ["updates_out_total", "messages sent to clients", () => counts.sent],
    ["updates_conflated_total", "values replaced by newer ones within a frame", () => slots?.conflated ?? 0],
    ["frames_skipped_total", "frames left out for clients that did not read", () => counts.skipped],
    ["clients_cut_total", "clients given up as too slow", () => counts.cut],
    ["upstream_up", "1: the server's pushes come through", () => (house === undefined || house.feed.up ? 1 : 0)],
    ["upstream_holder", "1: this process speaks to the server", () => (house?.holder === undefined ? 0 : 1)],
    ["upstream_requests_total", "requests sent to the server", () => house?.holder?.relay.sent ?? 0],
    ["upstream_strange_total", "messages of the server that could not be read", () => holderCounts.strange],
    ["upstream_too_much_total", "times the server said that too much was asked", () => holderCounts.tooMuch],
    [
      "upstream_subscribed",
      "topics and codes subscribed at the server",
      () => house?.holder?.live.subscribed.size ?? 0,
    ],
    [
      "lag_seconds",
      "99th percentile of the event loop's delay since the last look",
      () => {
        const seconds = delay.percentile(99) / 1e9;
        delay.reset();
        return Number.isFinite(seconds) ? seconds : 0;
      },
    ],
  ];
  for (const [name, help, read] of plain) {
    new Gauge({
      name: `qos_gateway_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  new Gauge({
    name: "qos_gateway_requests_total",
    help: "requests of clients by endpoint and outcome",
    labelNames: ["endpoint", "outcome"],
    registers: [registry],
    collect() {
      for (const [key, count] of counts.requests) {
        const [endpoint = "", outcome = ""] = key.split(" ");
        this.set({ endpoint, outcome }, count);
      }
    },
  });
  new Gauge({
    name: "qos_gateway_refused_total",
    help: "turned away by the gateway itself, by reason",
    labelNames: ["reason"],
    registers: [registry],
    collect() {
      for (const [reason, count] of counts.refused) this.set({ reason }, count);
    },
  });
  new Gauge({
    name: "qos_gateway_budget_left",
    help: "requests left of the minute, by endpoint",
    labelNames: ["endpoint"],
    registers: [registry],
    collect() {
      for (const { endpoint, left } of house?.holder?.relay.state() ?? []) this.set({ endpoint }, left);
    },
  });
  return registry;
}
