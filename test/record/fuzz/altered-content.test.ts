import { it } from "vitest";
import { contentAltered } from "./alterations.ts";
import { proveAlterations } from "./run-alterations.ts";

it("50,000 records altered in their statement, signature and key are refused", () => {
  proveAlterations(contentAltered, 50_000);
}, 600_000);
