import { type Access, judgeAccess } from "./access.ts";
import { limits } from "./limits.ts";
import { type Problem, ProblemError, problemOf } from "./problem.ts";

const open = new Set(["/healthz", "/readyz"]);

/** Throws the `ProblemError` of a request that is not answered, whatever it asks for. */
export function guard(access: Access, { method, url, headers }: Request): void {
  const { pathname, search } = new URL(url);
  if (method !== "GET" && method !== "HEAD") {
    refuse(problemOf("method-not-allowed", `${method} changes nothing here; use GET.`), {
      Allow: "GET, HEAD",
    });
  }
  if (hasBody(headers)) {
    refuse(problemOf("body-not-accepted", "Leave the body of the request out."), {
      Connection: "close",
    });
  }
  if (pathname.length + search.length > limits.urlCharacters) {
    refuse(
      problemOf("address-too-long", `Path and query may have ${limits.urlCharacters} characters.`),
    );
  }
  if (open.has(pathname)) return;
  const verdict = judgeAccess(access, headers.get("host"), headers.get("authorization"));
  if (verdict === "token-needed") {
    refuse(
      problemOf("unauthorised", "Send the token of `promote serve` as Authorization: Bearer."),
      { "WWW-Authenticate": 'Bearer realm="promote", Basic realm="promote", charset="UTF-8"' },
    );
  }
  if (verdict === "host-not-served") {
    refuse(
      problemOf(
        "host-not-served",
        "Without a token only 127.0.0.1, [::1] and localhost are served; start `promote serve` with --token.",
      ),
    );
  }
}

function hasBody(headers: Headers): boolean {
  return headers.has("transfer-encoding") || (headers.get("content-length") ?? "0") !== "0";
}

function refuse(problem: Problem, headers?: Readonly<Record<string, string>>): never {
  throw new ProblemError(problem, headers);
}
