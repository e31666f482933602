import { expect, it } from "vitest";
import { locate } from "../../src/host/locate.ts";

it.each([
  ["/a/b", "c.yaml", "/a/b/c.yaml"],
  ["/a/b", "./c/./d.yaml", "/a/b/c/d.yaml"],
  ["/a/b", "../c", "/a/c"],
  ["/a/b", "../../../../c", "/c"],
  ["/a/b", ".", "/a/b"],
  ["/a/b/", "c/", "/a/b/c"],
  ["/a/b", "/c/../d", "/d"],
  ["/", "c", "/c"],
  ["/a", "..", "/"],
  ["C:/a", "b", "C:/a/b"],
  ["C:/a", "D:/b", "D:/b"],
  ["C:/a", "D:\\b", "D:\\b"],
])("from %s the path %s is %s", (directory, path, absolute) => {
  expect(locate(directory, path)).toBe(absolute);
});
