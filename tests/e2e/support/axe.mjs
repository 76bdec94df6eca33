// Accessibility as axe sees it.

import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

/** Expects no violation of any rule on the page as it stands, in the light and in the dark theme. */
export async function expectAccessible(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme);
    // The theme is drawn two frames later at most; a colour on its way to another is nobody's colour.
    await page.evaluate(async () => {
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      await frame();
      await frame();
      for (const animation of document.getAnimations()) {
        if (animation instanceof CSSTransition) animation.finish();
      }
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
    expect(found, `axe finds nothing on ${new URL(page.url()).pathname} (${colorScheme})`).toEqual([]);
  }
}
