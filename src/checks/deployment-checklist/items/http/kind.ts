import type { ItemKind } from "../item-kind.ts";
import type { HttpFacts } from "./facts.ts";
import { httpRules } from "./rules/index.ts";

/** An address that must answer in a certain way. */
export const http: ItemKind<HttpFacts> = {
  rules: httpRules,
  evidence({ address, status, body, latency, unauthenticated }) {
    const assertions = body.state === "read" ? body.assertions : [];
    return {
      values: {
        address,
        status,
        ...(assertions.length === 0
          ? {}
          : { assertions: assertions.map(({ path, expected }) => `${path} must ${expected}`) }),
        ...(latency === null ? {} : { latencyMs: latency.ms }),
        ...(unauthenticated === null ? {} : { unauthenticated }),
      },
    };
  },
};
