import { it } from "vitest";
import { spellingAltered } from "./alterations.ts";
import { proveAlterations } from "./run-alterations.ts";

it("50,000 records altered in their bytes, members and base64 are refused", () => {
  proveAlterations(spellingAltered, 50_000);
}, 600_000);
