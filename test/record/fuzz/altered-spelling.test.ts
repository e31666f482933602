import { it } from "vitest";
import { sweep } from "../../support/sweep.ts";
import { spellingAltered } from "./alterations.ts";
import { proveAlterations } from "./run-alterations.ts";

it("records altered in their bytes, members and base64 are refused, 50,000 in the long run", () => {
  proveAlterations(spellingAltered, sweep({ short: 4_000, full: 50_000 }));
}, 600_000);
