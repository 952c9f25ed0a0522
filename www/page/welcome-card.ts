/** What a newcomer has to know, beside a report that is still empty. */
import { html, LitElement, type TemplateResult } from "lit";
import { emit } from "../view/events";
import { messages } from "../view/messages";

export class WelcomeCard extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="welcome" role="region" aria-label=${messages.welcome}>
      <h2>${messages.welcome}</h2>
      <ol>${messages.welcomeSteps.map((step) => html`<li>${step}</li>`)}</ol>
      <div class="acts">
        <button @click=${() => emit(this, "xxgk-example", {})}>${messages.openExample}</button>
        <button @click=${() => emit(this, "xxgk-panel", { panel: "open" })}>${messages.openEarlier}</button>
      </div>
    </div>`;
  }
}
