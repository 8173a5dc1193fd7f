/** A worker that runs this code, which nobody has to fetch; undefined where the page may have none. */
export function startWorker(code: string): Worker | undefined {
  try {
    const source = URL.createObjectURL(new Blob([code]));
    const worker = new Worker(source);
    URL.revokeObjectURL(source);
    return worker;
  } catch {
    return undefined;
  }
}
