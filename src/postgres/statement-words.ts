/** Words that start a statement: https://www.postgresql.org/docs/current/sql-commands.html */
const words = new Set(
  `ABORT ALTER ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE DISCARD
  DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN LOAD LOCK MERGE MOVE NOTIFY PREPARE REASSIGN REFRESH
  REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM
  VALUES WITH`.split(/\s+/),
);

/** Whether a keyword, in upper case, starts a statement of PostgreSQL. */
export function isStatementWord(keyword: string): boolean {
  return words.has(keyword);
}
