/**
 * Has the browser open a connection to a server, so that the first request need not wait for one. Nothing is asked of it,
 * and no plan counts it. Requests of ours carry no cookies, and share connections only with others that carry none.
 */
export function hostConnect(server: string): void {
  const link = document.createElement("link");
  link.rel = "preconnect";
  link.crossOrigin = "anonymous";
  link.href = new URL(server).origin;
  document.head.append(link);
}
