import { sha256Of } from "../../data/sha256.ts";
import { baseStyle } from "../../report/html/page.ts";
import { chartStyle } from "./style/charts.ts";
import { frameStyle } from "./style/frame.ts";
import { promotionStyle } from "./style/promotion.ts";

/** A file that the pages load; its path changes with its content, so that it may be kept for ever. */
export type Asset = { readonly path: string; readonly type: string; readonly content: string };

/** The style sheet of all pages. */
export const styleSheet = assetOf(
  "css",
  "text/css; charset=utf-8",
  `${baseStyle}${frameStyle}${chartStyle}${promotionStyle}`,
);

/** A gate that is open. */
export const icon = assetOf(
  "svg",
  "image/svg+xml",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#2353c4"/><path d="M5.5 18.5v-13h13v13M9 12.5l2.25 2.25L15 10.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
);

export const assets: readonly Asset[] = [styleSheet, icon];

function assetOf(extension: string, type: string, content: string): Asset {
  const digest = sha256Of(content).slice(0, 16);
  return { path: `/assets/${digest}.${extension}`, type, content };
}
