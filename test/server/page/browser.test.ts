import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../../src/node-host/listen.ts";
import { appOf } from "../../../src/server/app.ts";
import type { Listening } from "../../../src/server/listening.ts";
import { openPages } from "../../../src/server/page/open-pages.ts";
import { chromiumProgram } from "../../support/browser.ts";
import { allElements, pageTree } from "../../support/page-tree.ts";
import { fullSweeps } from "../../support/sweep.ts";
import { trailDouble } from "../../support/trail-double.ts";

const program = chromiumProgram();
const images = join(import.meta.dirname, "../../../docs/images");
const windows = [
  { name: "a desktop", width: 1280, height: 860, colorScheme: "light" },
  { name: "a dark desktop", width: 1280, height: 860, colorScheme: "dark" },
  { name: "a phone", width: 360, height: 740, colorScheme: "light" },
] as const;
type Window = (typeof windows)[number];

let server: Listening;
let address: string;
let browser: Browser | undefined;

beforeAll(async () => {
  const trail = trailDouble();
  const started = performance.now();
  const answer = appOf({
    ...{ trail, pages: openPages(trail), access: { token: undefined } },
    clock: { elapsed: () => performance.now() - started },
    tell: () => {},
  });
  server = await listen({ host: "127.0.0.1", port: 0 }, answer);
  address = `http://127.0.0.1:${server.port}`;
  if (program !== undefined) {
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  }
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

if (program === undefined) {
  describe("without a Chromium on this machine (install Debian's `chromium`, or set PROMOTE_CHROMIUM)", () => {
    it("serves pages that lead to each other; nothing is known of how they look and behave", async () => {
      const hrefsOf = async (path: string) => {
        const response = await fetch(`${address}${path}`);
        expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
        return allElements(pageTree(await response.text())).flatMap(
          ({ attributes }) => attributes.get("href") ?? [],
        );
      };
      const [promotion] = (await hrefsOf("/?outcome=blocked")).filter((href) =>
        href.startsWith("/promotions/"),
      );
      expect(await hrefsOf(promotion ?? "/none")).toContain("/#promotions");
      expect(await hrefsOf("/runbooks")).toContain("/");
    });
  });
} else {
  describe.each(windows)("in Chromium on $name", (window) => {
    it("is opened, filtered, and followed to a promotion", async () => {
      const { page, troubles } = await watchedPage(window);
      await page.goto(`${address}/`);
      await expectSound(page, window);
      await keepImage(page, window, "trail");
      expect(await page.getByRole("heading", { name: "production" }).count()).toBeGreaterThan(0);

      await page.getByLabel("Outcome", { exact: true }).selectOption("blocked");
      await page.getByRole("button", { name: "Filter" }).click();
      await page.waitForURL(/outcome=blocked.*#promotions$/);
      await expectSound(page, window);
      const rows = page.getByRole("table", { name: "Promotions, newest first" }).getByRole("row");
      expect(await rows.count()).toBe(13);
      expect(await rows.filter({ hasText: "cleared" }).count()).toBe(0);
      expect(await page.getByLabel("Outcome", { exact: true }).inputValue()).toBe("blocked");

      await rows.nth(1).getByRole("link").click();
      await page.waitForURL(/\/promotions\/[0-9a-f-]{36}$/);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Blocked");
      expect(await page.getByRole("region", { name: "Command" }).textContent()).toContain(
        "promote verify ./",
      );
      await expectSound(page, window);
      await keepImage(page, window, "promotion");

      await page.getByRole("link", { name: "Runbooks" }).click();
      await page.getByRole("link", { name: /2026-11-18/ }).click();
      await page.waitForURL(/\/runbooks\/[0-9a-f-]{36}$/);
      expect(await page.getByRole("row").count()).toBe(4);
      await expectSound(page, window);
      expect(troubles).toEqual([]);
      await page.close();
    });
  });

  describe.each(windows.filter(({ colorScheme }) => colorScheme === "light"))(
    "in Chromium on $name, too,",
    (window) => {
      it("goes to older promotions and back", async () => {
        const { page, troubles } = await watchedPage(window);
        await page.goto(`${address}/?outcome=cleared`);
        await page.getByRole("link", { name: "Older" }).click();
        await page.waitForURL(/cursor=25/);
        expect(await page.getByRole("link", { name: "Older" }).count()).toBe(0);
        await page.getByRole("link", { name: "Newest" }).click();
        await page.waitForURL((url) => !url.searchParams.has("cursor"));
        expect(troubles).toEqual([]);
        await page.close();
      });

      it("is used with the keyboard alone", async () => {
        const { page } = await watchedPage(window);
        await page.goto(`${address}/`);
        await page.keyboard.press("Tab");
        expect(await focused(page)).toBe("Skip to the content");
        expect(await page.locator(".skip").boundingBox()).toMatchObject({ y: 0 });
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        expect(await focused(page)).toBe("2 waivers run out within 14 days");
        await page.getByLabel("Commit", { exact: true }).focus();
        await page.keyboard.type("beef");
        await page.keyboard.press("Enter");
        await page.waitForURL(/commit=beef/);
        expect(await page.getByRole("status").textContent()).toBe("No promotion is like that.");
        await page.close();
      });

      it("tells what is wrong with a filter, and what is not there", async () => {
        const { page } = await watchedPage(window);
        const wrong = await page.goto(`${address}/?commit=%3Cscript%3E`);
        expect(wrong?.status()).toBe(400);
        expect(await page.getByLabel("Commit", { exact: true }).getAttribute("aria-invalid")).toBe(
          "true",
        );
        await expectSound(page, window);
        for (const [path, status] of [
          ["/promotions/none", 404],
          ["/none", 404],
          ["/?cursor=none", 400],
        ] as const) {
          const response = await page.goto(`${address}${path}`);
          expect(response?.status(), path).toBe(status);
          expect(response?.headers()["content-type"], path).toMatch(/^text\/html/);
          await expectSound(page, window);
        }
        await page.close();
      });
    },
  );
}

/** A page, and what a reader would see in its console or find it loading from elsewhere. */
async function watchedPage({ width, height, colorScheme }: Window) {
  if (browser === undefined) throw new Error("there is no browser");
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const troubles: string[] = [];
  page.on("console", (message) => troubles.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== address) troubles.push(`left: ${request.url()}`);
  });
  return { page, troubles };
}

/**
 * Nothing sticks out of the window, and axe finds nothing. What axe looks at is the same on a phone, but for what wraps:
 * there it looks in the long run alone.
 */
async function expectSound(page: Page, { name }: Window): Promise<void> {
  const [inner, whole] = await page.evaluate<[number, number]>(
    "[document.documentElement.clientWidth, document.documentElement.scrollWidth]",
  );
  expect(whole).toBeLessThanOrEqual(inner);
  if (name === "a phone" && !fullSweeps) return;
  await page.evaluate(axe.source);
  const found = await page.evaluate<readonly { id: string; nodes: { html: string }[] }[]>(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>("document.activeElement.textContent.trim()");
}

/** With UPDATE_IMAGES=1, takes the pictures of the README anew. */
async function keepImage(page: Page, window: Window, name: string): Promise<void> {
  const isKept = window.name === (name === "trail" ? "a desktop" : "a dark desktop");
  if (process.env["UPDATE_IMAGES"] !== "1" || !isKept) return;
  await page.screenshot({ path: join(images, `${name}.png`) });
}
