import { existsSync } from "node:fs";

/** Where a Chromium may be: as the variable says, or as Debian and others install it. */
const places = [
  process.env["PROMOTE_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The program of a Chromium on this machine; undefined where there is none. */
export function chromiumProgram(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place));
}
