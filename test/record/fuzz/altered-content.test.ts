import { it } from "vitest";
import { sweep } from "../../support/sweep.ts";
import { contentAltered } from "./alterations.ts";
import { proveAlterations } from "./run-alterations.ts";

it("records altered in their statement, signature and key are refused, 50,000 in the long run", () => {
  proveAlterations(contentAltered, sweep({ short: 2_000, full: 50_000 }));
}, 600_000);
