import type { Host } from "../../../../src/host/host.ts";
import { testHost } from "../../../support/host.ts";

/** The real machine as a host that does not wait, and the pauses it was asked for. */
export function aPatientHost(variables: Readonly<Record<string, string>> = {}): {
  readonly host: Host;
  readonly pauses: number[];
} {
  const pauses: number[] = [];
  const host = testHost({ variables });
  const sleep = async (ms: number) => void pauses.push(ms);
  return { host: { ...host, clock: { ...host.clock, sleep } }, pauses };
}
