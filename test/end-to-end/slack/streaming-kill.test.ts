import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { SCOPES } from "../../../adapters/slack/connect.ts";
import { startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";

it("a stream whose process was killed is finished by the next one, and not doubled", async () => {
  const slack = await startLoopbackSlack();
  slack.options.scopes = SCOPES;
  const stateDir = await mkdtemp(join(tmpdir(), "souverain-draft-"));
  onTestFinished(async () => {
    await rm(stateDir, { recursive: true, force: true });
  });
  const script = fileURLToPath(new URL("../../helpers/slack/draft-child.ts", import.meta.url));
  const run = (...mode: readonly string[]): ReturnType<typeof fork> => {
    const child = fork(script, [slack.apiUrl, stateDir, ...mode], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    return child;
  };

  const first = run();
  await once(first, "message");
  const { message } = await slack.people.mention("Who operates Bleu?");
  const post = await slack.world.until(() => slack.world.posts("C0GENERAL", message.ts)[0]);
  const ended = once(first, "exit");
  first.kill("SIGKILL");
  await ended;
  expect(post.streamingState).toBe("in_progress");

  run("answer");
  await slack.world.until(() => post.text.includes("You asked"));

  expect(slack.world.posts()).toEqual([post]);
  expect(post).toMatchObject({
    streamingState: "completed",
    metadata: { event_type: "souverain_outcome" },
  });
  expect(visibleText(post.blocks)).not.toContain("Half an answer.");
  await slack.close();
}, 120_000);
