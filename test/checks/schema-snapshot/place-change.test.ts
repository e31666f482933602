import { expect, it } from "vitest";
import { identityOf } from "../../../src/checks/schema-snapshot/place-change.ts";

it("a drift is another when its definition is, and the same when only its layout is", () => {
  const drift = identityOf("column public.orders.total", "total integer", "total bigint");
  expect(identityOf("column public.orders.total", "total\n  integer", " total bigint ")).toBe(
    drift,
  );
  expect(identityOf("column public.orders.total", "total integer", "total text")).not.toBe(drift);
  expect(identityOf("column public.orders.total", "total bigint", "total integer")).not.toBe(drift);
  expect(identityOf("column public.orders.sum", "total integer", "total bigint")).not.toBe(drift);
});
