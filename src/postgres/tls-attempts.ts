/** `pg` reads `sslmode` its own way; with this parameter it reads it as libpq does. */
const asLibpq = "uselibpqcompat";

/**
 * The URLs to connect with, in order, so that `pg` does what libpq does for the URL's `sslmode`
 * (https://www.postgresql.org/docs/current/libpq-ssl.html): `prefer`, the default, tries TLS and falls back to
 * none, `allow` the other way round. The next one is for a server that refuses the one before by its TLS mode.
 */
export function tlsAttempts(url: string): readonly string[] {
  const parsed = new URL(url);
  if (parsed.searchParams.has(asLibpq)) return [url];
  const given = parsed.searchParams.get("sslmode") ?? "prefer";
  const modes =
    given === "prefer"
      ? ["require", "disable"]
      : given === "allow"
        ? ["disable", "require"]
        : [given];
  return modes.map((mode) => {
    const attempt = new URL(url);
    attempt.searchParams.set("sslmode", mode);
    if (mode !== "disable") attempt.searchParams.set(asLibpq, "true");
    return attempt.href;
  });
}

/** Whether a server refused a connection because of its TLS mode: by the protocol, or by pg_hba.conf. */
export function isTlsRefusal(thrown: unknown): boolean {
  const message = thrown instanceof Error ? thrown.message : "";
  return /does not support SSL|no pg_hba\.conf entry.*(no encryption|SSL (on|off)|SSL encryption)/.test(
    message,
  );
}
