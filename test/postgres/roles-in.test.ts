import { describe, expect, it } from "vitest";
import { rolesIn } from "../../src/postgres/roles-in.ts";
import { tokensOf } from "../../src/postgres/tokens.ts";

describe("rolesIn", () => {
  it.each<[statement: string, ...roles: string[]]>([
    ["ALTER TABLE t OWNER TO shop", "shop"],
    ["ALTER TABLE t OWNER TO Shop", "shop"],
    ['ALTER TABLE t OWNER TO "Weird ""Name; x"', 'Weird "Name; x'],
    ["GRANT SELECT ON TABLE t TO a", "a"],
    ["GRANT SELECT ON TABLE t TO a, b WITH GRANT OPTION", "a", "b"],
    ["GRANT SELECT ON TABLE t TO GROUP a", "a"],
    ["REVOKE ALL ON TABLE t FROM a", "a"],
    ["CREATE POLICY p ON t FOR SELECT TO a, b USING (true)", "a", "b"],
    ["ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA s GRANT SELECT ON TABLES TO b", "a", "b"],
    ["CREATE SCHEMA s AUTHORIZATION a", "a"],
    ["CREATE USER MAPPING FOR a SERVER s", "a"],
    ["GRANT SELECT ON TABLE t TO PUBLIC"],
    ["ALTER TABLE t OWNER TO CURRENT_USER"],
    ["GRANT SELECT ON TABLE t TO pg_read_all_data"],
    ["CREATE TABLE t (a int)"],
    ["CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING"],
    ["CREATE VIEW v AS SELECT 'OWNER TO a'"],
    ["CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f"],
    ["ALTER TABLE t ATTACH PARTITION c FOR VALUES FROM (1) TO (2)"],
    ["CREATE POLICY p ON t AS PERMISSIVE"],
  ])("%s", (statement, ...roles) => {
    expect(rolesIn(tokensOf(statement))).toEqual(roles);
  });
});
