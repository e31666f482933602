import { Misuse } from "./load-config.ts";

/** What `--wait [duration]` says: without a duration, as long as it takes. */
export async function waitOf(wait: string | true | undefined): Promise<{ waitMs?: number }> {
  if (wait === undefined) return {};
  return { waitMs: wait === true ? Infinity : await millisecondsOf("--wait", wait) };
}

/** Milliseconds of a duration given as an option. Throws `Misuse` when it is none. */
export async function millisecondsOf(option: string, text: string): Promise<number> {
  const { duration } = await import("../config/scalars.ts");
  const parsed = duration.safeParse(text);
  if (!parsed.success)
    throw new Misuse(`${option} is "${text}"; expected a duration such as 90s, 5m, 12h or 2d.`);
  return parsed.data;
}
