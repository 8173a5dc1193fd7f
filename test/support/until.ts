/** Longer than any test may take (milliseconds). */
const LIMIT = 120_000;

/**
 * Settles when `is` holds; the time limit of the test ends a wait that never does. Rejects after two minutes all the
 * same: a test that goes on waiting after its end would keep jest from ending.
 */
export async function until(is: () => boolean | Promise<boolean>, every = 5): Promise<void> {
  const end = Date.now() + LIMIT;
  while (!(await is())) {
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
