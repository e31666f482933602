import type { Rule } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";

export const httpOpenWithoutCredentials: Rule<HttpFacts> = {
  severity: "blocking",
  summary: "A request without credentials is not refused with 401 or 403.",
  why: "An address that needs credentials and answers without them is open to everybody, or does not check them.",
  remedy: "Make what stands behind the address refuse requests without credentials.",
  *judge({ id, address, unauthenticated }) {
    if (unauthenticated === null || unauthenticated === 401 || unauthenticated === 403) return;
    yield {
      subject: `${id} at ${address}`,
      message: `answers ${unauthenticated} to a request without credentials, where 401 or 403 is expected.`,
      remedy: `Make ${address} refuse requests without credentials, or take \`unauthenticated\` from the item ${id} in promote.yaml if it is meant to be open.`,
      identity: id,
    };
  },
};
