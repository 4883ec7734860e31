/**
 * Terminal escape sequences (CSI, OSC and the like), whole: colours, titles, hyperlinks.
 * Bodies exclude control characters, so that a run of openers without an end stays linear.
 */
export const ESCAPE_SEQUENCES = new RegExp(
  [
    String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0000-\u0008\u000e-\u001f\u0080-\u009f]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw`\u001b[ -/]*[0-~]`,
  ].join("|"),
  "gu",
);
