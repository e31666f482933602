import { describe, expect, it } from "vitest";
import {
  completeUrlOf,
  parseConnection,
  urlOfDatabase,
  urlOfUser,
  variablesOf,
  whereOf,
} from "../../src/postgres/connection.ts";

describe("parseConnection", () => {
  it("takes a URL apart and decodes it", () => {
    expect(parseConnection("postgres://a%40b:p%2Fw%3A@[::1]:5433/my%20db?sslmode=require")).toEqual(
      {
        host: "::1",
        port: "5433",
        user: "a@b",
        password: "p/w:",
        database: "my db",
        parameters: new Map([["sslmode", "require"]]),
      },
    );
  });

  it("fills in what libpq fills in", () => {
    expect(parseConnection("postgresql://shop@db")).toMatchObject({
      port: "5432",
      database: "shop",
      password: "",
    });
    expect(parseConnection("postgres:///d?host=/run/pg&user=u&password=p&port=1")).toMatchObject({
      ...{ host: "/run/pg", user: "u", password: "p", port: "1", database: "d" },
    });
  });

  it("lets a parameter go before the authority, as libpq and pg do", () => {
    const url = "postgres://u:p@h:1/d?host=other&port=2&user=v&password=q&dbname=e";
    expect(parseConnection(url)).toMatchObject({
      ...{ host: "other", port: "2", user: "v", password: "q", database: "e" },
    });
  });

  it.each([
    "",
    "mysql://a@b/c",
    "localhost:5432/x",
    "postgres//x",
    "postgres://a:%zz@b/c",
    " postgres://a@b/c",
  ])("reads nothing from %j", (url) => {
    expect(parseConnection(url)).toBeUndefined();
  });
});

describe("variablesOf", () => {
  it("says all of it in variables, and leaves out what the URL leaves out", () => {
    const connection = parseConnection(
      "postgres://u:p@h:1/d?sslmode=verify-full&sslrootcert=/ca.pem&evil=1",
    );
    expect(connection && variablesOf(connection)).toEqual({
      PGHOST: "h",
      PGPORT: "1",
      PGDATABASE: "d",
      PGUSER: "u",
      PGPASSWORD: "p",
      PGSSLMODE: "verify-full",
      PGSSLROOTCERT: "/ca.pem",
    });
    const bare = parseConnection("postgres://h/d");
    expect(Object.keys(bare ? variablesOf(bare) : {})).toEqual(["PGHOST", "PGPORT", "PGDATABASE"]);
  });
});

it("names a place without the password", () => {
  const connection = parseConnection("postgres://u:T0PS3CRET@h:1/d");
  expect(connection && whereOf(connection)).toBe("h:1/d");
});

it("leads to another database of the same server", () => {
  expect(urlOfDatabase("postgres://u:p@h:1/d?sslmode=disable", "a/b")).toBe(
    "postgres://u:p@h:1/a%2Fb?sslmode=disable",
  );
});

it("leads to another database or user whatever the parameters say", () => {
  const url = "postgres://h/d?dbname=e&user=u&password=p";
  expect(parseConnection(urlOfDatabase(url, "f"))?.database).toBe("f");
  expect(parseConnection(urlOfUser(url, "v", "q"))).toMatchObject({ user: "v", password: "q" });
});

it.each([
  ["postgres:///d", "postgres:///d?host=localhost&port=5432"],
  ["postgres://h?dbname=e", "postgres://h/e?port=5432"],
  ["postgres://h:1/d?sslmode=disable", "postgres://h:1/d?sslmode=disable"],
  ["nonsense", "nonsense"],
])("leaves nothing of %s to a variable", (url, complete) => {
  expect(completeUrlOf(url)).toBe(complete);
});
