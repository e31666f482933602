import type { Host } from "../host/host.ts";
import type { Trail } from "../trail/trail.ts";
import type { Access } from "./access.ts";
import { apiOf } from "./api/api.ts";
import { guard } from "./guard.ts";
import { InFlight } from "./in-flight.ts";
import { limits } from "./limits.ts";
import type { Answer } from "./listening.ts";
import type { PageAnswer, Pages } from "./pages.ts";
import { ProblemError, problemOf, problemType } from "./problem.ts";
import { problemOfThrown } from "./problem-of-thrown.ts";
import { securityHeaders } from "./security-headers.ts";

export type AppNeeds = {
  readonly trail: Trail;
  readonly pages: Pages;
  readonly access: Access;
  readonly clock: Pick<Host["clock"], "elapsed">;
  /** Told, now and then, why requests are not answered. */
  readonly tell: (message: string) => void;
};

const quietMs = 10_000;

/** Answers every request, one that cannot be answered with a problem: a page to a browser, else a document. */
export function appOf({ trail, pages, access, clock, tell }: AppNeeds): Answer {
  const api = apiOf(trail);
  api.onError((thrown) => {
    throw thrown;
  });
  api.notFound(async ({ req }) => {
    const { pathname, searchParams } = new URL(req.url);
    const page = await pages.answer({ path: pathname, query: searchParams });
    if (page !== undefined) return pageResponse(page);
    throw new ProblemError(problemOf("not-found", "There is nothing at this address."));
  });
  const inFlight = new InFlight(limits);
  let quietUntil = 0;
  const log = (message: string) => {
    if (clock.elapsed() < quietUntil) return;
    quietUntil = clock.elapsed() + quietMs;
    tell(message);
  };

  const answer = async (request: Request): Promise<Response> => {
    try {
      guard(access, request);
      return await api.fetch(request);
    } catch (thrown) {
      const told = problemOfThrown(thrown);
      if (told.log !== undefined) log(told.log);
      return problemResponse(told.error, wantsPage(request) ? pages : undefined);
    }
  };
  return async (request, from) => {
    const full = inFlight.enter(from);
    if (full !== undefined) return secured(problemResponse(tooMany(full)));
    try {
      return secured(await answer(request));
    } finally {
      inFlight.leave(from);
    }
  };
}

function tooMany(full: "all" | "one"): ProblemError {
  const problem =
    full === "all"
      ? problemOf("busy", "The server answers as many requests as it can; try again.")
      : problemOf("too-many-requests", "Wait for the answers to earlier requests.");
  return new ProblemError(problem, { "Retry-After": "1" });
}

function pageResponse({ status, type, text, isForever = false }: PageAnswer): Response {
  const kept = isForever ? { "Cache-Control": "public, max-age=31536000, immutable" } : {};
  return new Response(text, { status, headers: { "Content-Type": type, ...kept } });
}

function problemResponse({ problem, headers }: ProblemError, pages?: Pages): Response {
  const { status } = problem;
  return pages === undefined
    ? new Response(JSON.stringify(problem), {
        status,
        headers: { ...headers, "Content-Type": problemType },
      })
    : new Response(pages.problem(problem), {
        status,
        headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
      });
}

/** A browser that opens a page says so; programs ask for the API. */
function wantsPage({ url, headers }: Request): boolean {
  return (
    !new URL(url).pathname.startsWith("/api/") &&
    (headers.get("accept") ?? "").includes("text/html")
  );
}

function secured(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
