import type { Databases } from "../host/databases.ts";
import type { Secrets } from "../host/host.ts";
import type { openNodeDatabases } from "./node-databases.ts";

/** Databases whose client is loaded when the first is asked for: most runs ask for none, and it is a fifth of a start. */
export function openDatabasesWhenAsked(secrets: Secrets): ReturnType<typeof openNodeDatabases> {
  let opening: Promise<ReturnType<typeof openNodeDatabases>> | undefined;
  const opened = () => {
    opening ??= import("./node-databases.ts").then((module) => module.openNodeDatabases(secrets));
    return opening;
  };
  const databases: Databases = {
    connect: async (url, work) => (await opened()).databases.connect(url, work),
    open: async (url, limits) => (await opened()).databases.open(url, limits),
    openPool: async (url, options) => (await opened()).databases.openPool(url, options),
  };
  return { databases, close: async () => (await opening)?.close() };
}
