import type { Locator } from "@playwright/test";

/** What moves by itself, slides or would do so when it is used. For a page whose user wants things still. */
export function movingThings(root: Locator): Promise<readonly string[]> {
  return root.evaluate((body) => {
    /** Seconds that nobody sees. */
    const UNSEEN = 0.05;
    const longest = (durations: string): number => Math.max(0, ...durations.split(",").map(parseFloat));
    const name = (element: Element | null | undefined) => (element?.outerHTML ?? "?").slice(0, 120);
    const faults = document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map(({ effect }) => `moves: ${effect instanceof KeyframeEffect ? name(effect.target) : "?"}`);
    for (const element of body.querySelectorAll("*")) {
      if (element.getClientRects().length === 0) continue;
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (part !== undefined && style.content === "none") continue;
        const { transitionDuration, transitionProperty, animationName, animationDuration, scrollBehavior } = style;
        if (transitionProperty !== "none" && longest(transitionDuration) > UNSEEN)
          faults.push(`slides (${transitionProperty})${part ?? ""}: ${name(element)}`);
        if (animationName !== "none" && longest(animationDuration) > UNSEEN)
          faults.push(`would move${part ?? ""}: ${name(element)}`);
        if (part === undefined && scrollBehavior === "smooth") faults.push(`glides: ${name(element)}`);
      }
    }
    return faults;
  });
}
