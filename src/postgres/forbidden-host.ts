import { percentDecoded } from "../data/percent-decoded.ts";
import { GateFault } from "../gate/fault.ts";

/** Which databases must not be connected to, and which variable's URL is asked about. */
export type HostRules = {
  /** Patterns as `forbidHosts` has them. */
  readonly forbidHosts: readonly string[];
  readonly variable: string;
};

/**
 * Throws when a database URL names a host that is forbidden, before anybody connects to it. Every way in which libpq
 * or `pg` may be told a host counts: the authority, `host=`, `hostaddr=`, lists of them. No name is resolved.
 */
export function refuseForbiddenHost(url: string, { forbidHosts, variable }: HostRules): void {
  const patterns = forbidHosts.map(patternOf);
  for (const { host, ports } of endpointsOf(url)) {
    const forbidden = patterns.find(
      ({ isHost, port }) => isHost(host) && (port === undefined || ports.includes(port)),
    );
    if (forbidden !== undefined) {
      throw new GateFault("database/host-forbidden", { variable, host, pattern: forbidden.text });
    }
  }
}

type Pattern = {
  readonly text: string;
  readonly isHost: (host: string) => boolean;
  readonly port: string | undefined;
};

function patternOf(text: string): Pattern {
  const [, bracketed, named, port] = /^(?:\[(.*)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(text) ?? [];
  const isPlainAddress = /:.*:/.test(text) && !text.startsWith("[");
  const host = canonicalHost(isPlainAddress ? text : (bracketed ?? named ?? text));
  const runs = host.split("*").map((run) => run.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const form = new RegExp(`^${runs.join(".*")}$`, "s");
  return { text, isHost: (one) => form.test(one), port: isPlainAddress ? undefined : port };
}

type Endpoint = { readonly host: string; readonly ports: readonly string[] };

/** Every host a URL names, with every port it names: which belongs to which is not told apart. */
function endpointsOf(url: string): readonly Endpoint[] {
  if (!URL.canParse(url)) return [];
  const { hostname, port, searchParams } = new URL(url);
  const listed = (name: string) => searchParams.getAll(name).flatMap((text) => text.split(","));
  const authority = percentDecoded(hostname).split(",");
  const named = [...authority, ...listed("host"), ...listed("hostaddr")].filter(
    (one) => one !== "",
  );
  const ports = [port, ...listed("port")].filter((one) => one !== "");
  return (named.length === 0 ? ["localhost"] : named).map((host) => ({
    host: canonicalHost(host),
    ports: ports.length === 0 ? ["5432"] : ports,
  }));
}

/** One spelling for each host: lower case, no brackets, no trailing dot, addresses as the WHATWG URL writes them. */
function canonicalHost(text: string): string {
  const host = text.trim().replace(/^\[(.*)\]$/, "$1");
  if (host.startsWith("/") || host.startsWith("@")) return host;
  const name = host.toLowerCase().replace(/\.+$/, "");
  if (name.includes("*")) return name;
  const address = `http://${name.includes(":") ? `[${name}]` : name}/`;
  if (!URL.canParse(address)) return name;
  return fromMapped(new URL(address).hostname.replace(/^\[(.*)\]$/, "$1"));
}

/** `::ffff:a00:1` is 10.0.0.1. */
function fromMapped(address: string): string {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}
