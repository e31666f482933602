import { describe, expect, it } from "vitest";
import { leakingCommands } from "../../../../../../src/checks/deployment-checklist/items/document/commands/leaking-commands.ts";

describe("leakingCommands", () => {
  it.each([
    "cat .env",
    "$ cat .env",
    "sudo cat /etc/contest-api/.env.production",
    "grep STRIPE .env",
    "cat .env | grep -v PASSWORD",
    "env",
    "env | sort",
    "cd /srv && printenv",
    "printenv STRIPE_SECRET_KEY",
    "export -p",
    "docker exec api env",
    'ssh host "cat .env"',
    "echo $STRIPE_SECRET_KEY",
    `echo "key: \${STRIPE_API_KEY}"`,
    "echo $API_TOKEN | base64",
    "set -x",
    "set -euxo pipefail",
    "bash -x deploy.sh",
    "railway variables",
    "railway variables --json",
    "heroku config --app shop",
    "doppler secrets",
    "docker inspect api",
    "docker inspect --format '{{.Config.Env}}' api",
    "docker compose -f prod.yaml config",
    "kubectl -n shop get secret stripe -o yaml",
    "cat \\\n  .env",
  ])("tells of %s", (command) => {
    expect(leakingCommands(command)).toHaveLength(1);
  });

  it.each([
    "cat .env.example",
    "cut -d= -f1 .env",
    "cat .env | cut -d= -f1",
    "grep -c STRIPE .env",
    "cat .env > .env.backup",
    "cat environment.md",
    "env NODE_ENV=production npm start",
    "printenv PATH",
    "# printenv",
    'echo "printenv"',
    "echo '$STRIPE_SECRET_KEY'",
    `echo "\${STRIPE_SECRET_KEY:+set}"`,
    "echo $API_TOKEN | docker login --password-stdin",
    "COUNT=$(printenv | wc -l)",
    "KEY=$(railway variables --json)",
    "set -euo pipefail",
    "set +x",
    "tar -x -f backup.tar",
    "railway variables --set PORT=3000",
    "doppler secrets --only-names",
    "docker inspect --format '{{.State.Status}}' api",
    "docker compose config --services",
    "kubectl get secrets",
    "echo done",
    'echo it\'s done\ntest -n "$API_TOKEN"',
  ])("does not tell of %s", (command) => {
    expect(leakingCommands(command)).toEqual([]);
  });

  it("counts lines over continued ones and quotes", () => {
    const text = 'curl \\\n  "https://a.example"\npsql -c "SELECT 1\n  FROM t"\nprintenv';
    expect(leakingCommands(text)).toEqual([
      { command: "printenv", line: 4, prints: "every variable of the environment" },
    ]);
  });
});
