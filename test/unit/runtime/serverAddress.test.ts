import { readServer } from "../../../src/runtime/serverAddress";

test("a blank socket is the server's own", () => {
  expect(readServer(" https://quotes.example.com/api/ ")).toEqual({
    ok: true,
    value: { server: "https://quotes.example.com/api", socket: "wss://quotes.example.com/api/ws" },
  });
});

test("a socket may live elsewhere", () => {
  expect(readServer("https://a.example", "wss://b.example/push")).toEqual({
    ok: true,
    value: { server: "https://a.example", socket: "wss://b.example/push" },
  });
});

test.each(["http://localhost:8788", "http://127.0.0.1:8788"])(
  "%s is this computer, so it needs no encryption",
  (server) => expect(readServer(server).ok).toBe(true),
);

test.each([
  ["", "", "server", "blank"],
  ["quotes.example.com", "", "server", "notAddress"],
  ["wss://quotes.example.com", "", "server", "protocol"],
  ["http://quotes.example.com", "", "server", "notEncrypted"],
  ["http://localhost.example.com", "", "server", "notEncrypted"],
  ["https://quotes.example.com/?key=1", "", "server", "extra"],
  ["https://quotes.example.com/#key", "", "server", "extra"],
  ["https://name:secret@quotes.example.com", "", "server", "extra"],
  ["https://quotes.example.com", "https://quotes.example.com/ws", "socket", "protocol"],
  ["https://quotes.example.com", "ws://quotes.example.com/ws", "socket", "notEncrypted"],
])("%p with socket %p is refused: %s, %s", (server, socket, field, fault) => {
  expect(readServer(server, socket)).toEqual({ ok: false, error: { field, fault } });
});
