/** How many questions a person, a channel or a workspace may ask in a span of time. */
export interface Limit {
  /** 1 or more. */
  readonly questions: number;
  /** Span that slides along with the clock; 1 or more. */
  readonly seconds: number;
}

/** Limits by what they apply to; `null` for none. */
export interface Limits {
  readonly user: Limit | null;
  readonly channel: Limit | null;
  readonly workspace: Limit | null;
}

/** Who may ask and administer. Every id is written `platform:id`, as the platform spells it. */
export interface PermissionSettings {
  /** Teams or servers that are served; empty for all that `Permissions.allow` names. */
  readonly workspaces: readonly string[];
  /** What people of another workspace get in a shared channel. */
  readonly guests: "answer" | "refuse";
  readonly admins: {
    readonly users: readonly string[];
    /** User groups or roles. */
    readonly groups: readonly string[];
  };
}

/** What an operator may set of the assistant. */
export interface AssistantSettings {
  readonly limits: Limits;
  readonly permissions: PermissionSettings;
  /** Days after which questions, answers, feedback and thread state are deleted; 1 or more. */
  readonly retentionDays: number;
  /** Questions that are answered at the same time, over all platforms; 1 or more. */
  readonly concurrentQuestions: number;
}

export const DEFAULT_SETTINGS: AssistantSettings = {
  limits: {
    user: { questions: 10, seconds: 60 },
    channel: { questions: 60, seconds: 60 },
    workspace: { questions: 300, seconds: 60 },
  },
  permissions: { workspaces: [], guests: "answer", admins: { users: [], groups: [] } },
  retentionDays: 90,
  concurrentQuestions: 4,
};
