import { expect, it } from "vitest";
import { firstLineNotSaid, linesToShow } from "./same-text.ts";

it("what differs from run to run is the same, and what is said otherwise is not", () => {
  const said = [
    "commit 05a13fd8192f on main",
    "✔ 1  The schema          185 ms",
    "CLEARED for production",
  ];
  expect(firstLineNotSaid(["commit 8e1584038b53 on main", "✔ 1  The schema  2.1 s"], said)).toBe(
    undefined,
  );
  expect(firstLineNotSaid(["…", "CLEARED for production"], said)).toBe(undefined);
  expect(firstLineNotSaid(["BLOCKED for production"], said)).toBe("BLOCKED for production");
  expect(firstLineNotSaid(["CLEARED for production", "commit 8e1584038b53 on main"], said)).toBe(
    "commit HEX on main",
  );
});

it("a second record of the same second is the record that a document shows", () => {
  const said = ["record  records/20261122T050002Z-3a34070244f0-production-cleared-2.sigstore.json"];
  const shown = "record  records/20261121T182025Z-cc7c78b9a116-production-cleared.sigstore.json";
  expect(firstLineNotSaid([shown], said)).toBe(undefined);
  expect(firstLineNotSaid([shown.replace("cleared", "blocked")], said)).toContain("blocked");
});

it("progress is not shown, and folders have the document's names", () => {
  const folders = new Map([["/home/x1/shop", "/srv/shop"]]);
  expect(linesToShow("1/7 tests-pass passed in 2 ms\nat /home/x1/shop \n\nend\n", folders)).toEqual(
    ["at /srv/shop", "", "end"],
  );
});
