/** A JSON file that lies beside the pane's page. Rejects where it cannot be had. */
export async function readOwnFile(name: string): Promise<unknown> {
  const response = await fetch(new URL(name, document.baseURI), { credentials: "omit" });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response.json();
}
