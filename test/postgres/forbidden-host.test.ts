import { describe, expect, it } from "vitest";
import { hostPattern } from "../../src/config/scalars.ts";
import { GateFault } from "../../src/gate/fault.ts";
import { refuseForbiddenHost } from "../../src/postgres/forbidden-host.ts";

function isRefused(url: string, ...forbidHosts: readonly string[]): boolean {
  for (const pattern of forbidHosts) expect(hostPattern.parse(pattern)).toBe(pattern);
  try {
    refuseForbiddenHost(url, { forbidHosts, variable: "STAGING_DATABASE_URL" });
    return false;
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(GateFault);
    expect(thrown).toMatchObject({ code: "database/host-forbidden" });
    return true;
  }
}

describe("refuseForbiddenHost", () => {
  it.each([
    ["the name itself", "postgres://u:p@db.prod.example.com/d", "db.prod.example.com"],
    ["another case", "postgres://u:p@DB.Prod.Example.com/d", "db.PROD.example.com"],
    ["a trailing dot", "postgres://u:p@db.prod.example.com./d", "db.prod.example.com"],
    ["a trailing dot in the pattern", "postgres://db.prod.example.com/d", "db.prod.example.com."],
    ["a wildcard", "postgres://a.b.prod.example.com/d", "*.prod.example.com"],
    ["a wildcard in a name", "postgres://prod-7.rds.example.com/d", "prod-*.example.com"],
    ["the second of a list", "postgres://a,db.prod/d", "db.prod"],
    ["a parameter", "postgres://staging/d?host=db.prod", "db.prod"],
    ["the authority beside a parameter", "postgres://db.prod/d?host=staging", "db.prod"],
    ["a list in a parameter", "postgres:///d?host=staging,db.prod", "db.prod"],
    ["a parameter said twice", "postgres:///d?host=db.prod&host=staging", "db.prod"],
    ["an address beside a name", "postgres://staging/d?hostaddr=10.0.0.1", "10.0.0.1"],
    ["percent signs", "postgres://db%2Eprod/d", "db.prod"],
    ["the port", "postgres://db.prod:6432/d", "db.prod:6432"],
    ["the port that goes without saying", "postgres://db.prod/d", "db.prod:5432"],
    ["a port in a parameter", "postgres:///d?host=a,db.prod&port=1,6432", "db.prod:6432"],
    ["no host at all", "postgres:///d", "localhost"],
    ["IPv6", "postgres://[2001:DB8:0::1]:5432/d", "2001:db8::1"],
    ["IPv6 with a port", "postgres://[2001:db8::1]/d", "[2001:db8:0:0::1]:5432"],
    ["IPv4 within IPv6", "postgres://[::ffff:10.0.0.1]/d", "10.0.0.1"],
    ["IPv4 as one number", "postgres://167772161/d", "10.0.0.1"],
    ["another alphabet", "postgres://datenbank.b%C3%BCcher.de/d", "datenbank.xn--bcher-kva.de"],
    ["a socket", "postgres://%2Frun%2Fprod/d", "/run/prod"],
  ])("refuses %s", (_, url, pattern) => {
    expect(isRefused(url, "unrelated.example.com", pattern)).toBe(true);
  });

  it.each([
    ["a longer name", "postgres://db.prod.example.com.evil/d", "db.prod.example.com"],
    ["a name that ends so", "postgres://notprod.example.com/d", "*.prod.example.com"],
    ["the domain of a wildcard itself", "postgres://prod.example.com/d", "*.prod.example.com"],
    ["a dot that is no wildcard", "postgres://dbxprod/d", "db.prod"],
    ["another port", "postgres://db.prod:6432/d", "db.prod:5432"],
    ["the user, the password and the database", "postgres://db.prod:db.prod@s/db.prod", "db.prod"],
    ["another address", "postgres://[2001:db8::2]/d", "2001:db8::1"],
    ["a socket in another case", "postgres://%2Frun%2FProd/d", "/run/prod"],
    ["what is no URL", "host=db.prod", "db.prod"],
  ])("lets %s pass", (_, url, pattern) => {
    expect(isRefused(url, pattern)).toBe(false);
  });

  it("names variable, host and pattern, and no password", () => {
    const refuse = () =>
      refuseForbiddenHost("postgres://u:T0PS3CRET@A.prod/d", {
        forbidHosts: ["*.prod"],
        variable: "STAGING_DATABASE_URL",
      });
    expect(refuse).toThrow(
      "STAGING_DATABASE_URL leads to a.prod, which `forbidHosts` refuses as *.prod; nothing was connected to.",
    );
  });
});

it.each(["", "a b", "postgres://h", "u@h", "h/d", "a,b", "h:port"])(
  "is no pattern of a host: %j",
  (text) => {
    expect(hostPattern.safeParse(text).success).toBe(false);
  },
);
