import { together } from "../trail/together.ts";
import type { Pages } from "./pages.ts";

/** Pages for many who ask at once: what the same address shows is written once for all who wait for it. */
export function sharePages(pages: Pages): Pages {
  return {
    ...pages,
    answer: together(pages.answer, ({ path, query }) => `${path}?${query}`),
  };
}
