import { describe, expect, it } from "vitest";
import type { Requester } from "../../src/assistant/permissions.ts";
import { SettingPermissions } from "../../src/assistant/setting-permissions.ts";
import { DEFAULT_SETTINGS, type PermissionSettings } from "../../src/assistant/settings.ts";

function requester(fields: Partial<Requester> = {}): Requester {
  return { platform: "chat", workspace: "w1", user: "u1", isGuest: false, groups: [], ...fields };
}

function permissions(fields: Partial<PermissionSettings> = {}): SettingPermissions {
  return new SettingPermissions({ ...DEFAULT_SETTINGS.permissions, ...fields });
}

describe("admit", () => {
  it.each([
    { name: "a named workspace", workspace: "w1", expected: "admitted" },
    { name: "the one that the adapter names", workspace: "w2", expected: "admitted" },
    { name: "another one", workspace: "w3", expected: "unknown-workspace" },
    { name: "no workspace", workspace: null, expected: "admitted" },
  ])("with workspaces in the settings, gives $expected for $name", ({ workspace, expected }) => {
    const granted = permissions({ workspaces: ["chat:w1"] });
    granted.allow("chat", "w2");

    expect(granted.admit(requester({ workspace })).kind).toBe(expected);
  });

  it("without any, knows those that the adapter names, on its platform", () => {
    const granted = permissions();
    expect(granted.admit(requester({ workspace: "w9" })).kind).toBe("admitted");

    granted.allow("chat", "w1");
    granted.allow("chat", "w2");

    expect(
      ["w1", "w2", "w9"].map((workspace) => granted.admit(requester({ workspace })).kind),
    ).toEqual(["admitted", "admitted", "unknown-workspace"]);
    expect(granted.admit(requester({ platform: "other", workspace: "w9" })).kind).toBe("admitted");
  });

  it("applies workspaces of one platform to that platform only", () => {
    const granted = permissions({ workspaces: ["other:w1"] });

    expect(granted.admit(requester({ workspace: "w9" })).kind).toBe("admitted");
  });

  it.each([
    { guests: "answer", workspace: "w1", expected: "admitted" },
    { guests: "refuse", workspace: "w1", expected: "guest" },
    { guests: "refuse", workspace: "w2", expected: "unknown-workspace" },
  ] as const)("gives $expected for a guest in $workspace where guests are: $guests", (row) => {
    const granted = permissions({ workspaces: ["chat:w1"], guests: row.guests });

    expect(granted.admit(requester({ isGuest: true, workspace: row.workspace })).kind).toBe(
      row.expected,
    );
  });
});

describe("isAdmin", () => {
  const admins = { users: ["chat:u1"], groups: ["chat:g1"] };

  it.each([
    { name: "a named user", fields: {}, expected: true },
    {
      name: "a member of a named group",
      fields: { user: "u2", groups: ["g0", "g1"] },
      expected: true,
    },
    { name: "anybody else", fields: { user: "u2", groups: ["g2"] }, expected: false },
    {
      name: "the same id on another platform",
      fields: { platform: "other", groups: ["g1"] },
      expected: false,
    },
    { name: "a user named like a group", fields: { user: "g1" }, expected: false },
  ])("is $expected for $name", ({ fields, expected }) => {
    expect(permissions({ admins }).isAdmin(requester(fields))).toBe(expected);
  });

  it("is nobody by default", () => {
    expect(permissions().isAdmin(requester())).toBe(false);
  });
});
