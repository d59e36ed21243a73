/**
 * Tabs in the ARIA sense over sections that are already in the page: `<tab-strip><div class="tabs" role="tablist">`
 * with a `<button role="tab" aria-controls="account">` for each `<section role="tabpanel" id="account">`.
 * Arrows move between tabs; the open one stands in the address after `#`, so that Back and a reload keep it.
 * @module
 */

export class TabStrip extends HTMLElement {
  connectedCallback() {
    for (const tab of this.#tabs) {
      tab.addEventListener("click", () => this.open(this.#nameOf(tab)));
      tab.id ||= `tab-${this.#nameOf(tab)}`;
      this.#panelOf(tab)?.setAttribute("aria-labelledby", tab.id);
    }
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.#show(this.has(location.hash.slice(1)) ? location.hash.slice(1) : this.#nameOf(this.#tabs[0]));
  }

  /** @param {string} name */
  has(name) {
    return this.#tabs.some((tab) => this.#nameOf(tab) === name);
  }

  /** @param {string} name */
  open(name) {
    history.replaceState(null, "", `#${name}`);
    this.#show(name);
  }

  /** Puts a number beside a tab's name, or takes it away. @param {string} name @param {number} many */
  count(name, many) {
    const tab = this.#tabs.find((one) => this.#nameOf(one) === name);
    if (!tab) return;
    tab.dataset.label ??= tab.textContent ?? "";
    tab.textContent = many > 0 ? `${tab.dataset.label} ${many}` : tab.dataset.label;
  }

  /** Shows a tab, or takes it away; one that is open then gives way to the first. @param {string} name @param {boolean} offered */
  offer(name, offered) {
    const tab = this.#tabs.find((one) => this.#nameOf(one) === name);
    if (!tab) return;
    tab.hidden = !offered;
    if (!offered && tab.getAttribute("aria-selected") === "true") this.open(this.#nameOf(this.#tabs[0]));
  }

  // Private

  get #tabs() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[role="tab"]')]);
  }

  /** @param {HTMLElement} tab */
  #nameOf(tab) {
    return tab.getAttribute("aria-controls") ?? "";
  }

  /** @param {HTMLElement} tab */
  #panelOf(tab) {
    return document.getElementById(this.#nameOf(tab));
  }

  /** @param {string} name */
  #show(name) {
    for (const tab of this.#tabs) {
      const open = this.#nameOf(tab) === name;
      tab.setAttribute("aria-selected", String(open));
      tab.setAttribute("tabindex", open ? "0" : "-1");
      const panel = this.#panelOf(tab);
      if (panel) panel.hidden = !open;
    }
    this.dispatchEvent(new CustomEvent("opened", { detail: name }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const tabs = this.#tabs.filter((tab) => !tab.hidden);
    const at = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1 : event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : Number.NaN;
    if (at < 0 || Number.isNaN(to)) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    this.open(this.#nameOf(tab));
    tab.focus();
  }
}

customElements.define("tab-strip", TabStrip);
