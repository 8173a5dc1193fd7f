import type { FastifyReply, FastifyRequest } from "fastify";
import type { World } from "../world";

const PAGE =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>";

/** Applies the faults that strike before an answer is made; true if there is nothing left to answer. */
export async function hurtRest(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  places: readonly string[],
): Promise<boolean> {
  const { faults } = world;
  if (faults.none) return false;
  const delay = faults.take("delay", ...places);
  if (delay !== undefined) await pause(world, delay.ms ?? 1_000);
  const { socket } = request.raw;
  if (faults.take("drop", ...places) || faults.take("cut", ...places)) {
    reply.hijack();
    socket.destroy();
    return true;
  }
  if (faults.take("reset", ...places)) {
    reply.hijack();
    socket.resetAndDestroy();
    return true;
  }
  if (faults.take("stall", ...places)) {
    reply.hijack();
    return true;
  }
  if (faults.take("half-body", ...places)) {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "application/json", "content-length": 4_096 });
    reply.raw.write('{"msg":"OK","data":[{"c":"US:AA');
    return true;
  }
  return answerBadly(world, reply, places);
}

function answerBadly({ faults }: World, reply: FastifyReply, places: readonly string[]): boolean {
  const status = faults.take("status", ...places);
  if (status !== undefined) {
    reply
      .code(status.status ?? 503)
      .type("text/plain")
      .send(status.message ?? "service unavailable");
    return true;
  }
  if (faults.take("html", ...places)) {
    reply.type("text/html").send(PAGE);
    return true;
  }
  const refuse = faults.take("refuse", ...places);
  if (refuse === undefined) return false;
  reply.type("application/json").send(JSON.stringify({ msg: refuse.message ?? "system busy" }));
  return true;
}

function pause(world: World, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    world.settings.clock.after(milliseconds, resolve);
  });
}
