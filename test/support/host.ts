import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";

/** The folder `npm run build` writes: the gate's own programs. */
const installation = join(import.meta.dirname, "../../dist");

/** The real machine as a host, closed when the test ends. The process environment is PATH, HOME and `variables`. */
export function testHost(
  options: { readonly variables?: Readonly<Record<string, string>> } = {},
): Host {
  const { PATH, HOME } = process.env;
  const node = openNodeHost({ variables: { PATH, HOME, ...options.variables }, installation });
  onTestFinished(() => node.close());
  return node.host;
}
