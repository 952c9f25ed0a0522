/** A sentence for the person, shown in a corner of the page until the next one. */
export interface Notice {
  text: string;
  lines?: readonly string[];
  tone: "good" | "bad";
  /** The step that can be taken back here, as long as it is the last one. */
  undo?: string | null | undefined;
  /** Whether it is only read out: everyone else sees it happen. */
  quiet?: boolean;
  /** Whether a blank draft can be started here. */
  fresh?: boolean;
  /** Whether it stays while somebody types on, as they did not cause it and may not have read it yet. */
  stays?: boolean;
  /** What else can be done here: the words on the button, and what it does. */
  offers?: readonly (readonly [label: string, act: () => void])[];
}
