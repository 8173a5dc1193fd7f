import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Gateway } from "../startGateway";
import { plainFigures } from "./plainFigures";

/** The figures of a gateway for Prometheus, read when they are asked for. */
export function metricsOf(gateway: Gateway): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, read } of plainFigures(gateway)) {
    new Gauge({
      name: `qos_gateway_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  addLabelledFigures(registry, gateway);
  return registry;
}

function addLabelledFigures(registry: Registry, { counts, house }: Gateway): void {
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
}
