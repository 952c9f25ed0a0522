/** A sentence for the person, shown in a corner of the page until the next one. */
export interface Notice {
  text: string;
  lines?: readonly string[];
  tone: "good" | "bad";
  /** The step that can be taken back here, as long as it is the last one. */
  undo?: string | null | undefined;
  /** Whether it is only for who hears the page: the others see it happen. */
  quiet?: boolean;
  /** Whether a blank draft can be started here. */
  fresh?: boolean;
  /** Whether it stays while somebody types on, who could not have read it yet: it did not come of what they did. */
  stays?: boolean;
  /** What else can be done here: the words on the button, and the deed. */
  offers?: readonly (readonly [label: string, act: () => void])[];
}
