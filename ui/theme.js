/**
 * Light or dark, compact or comfortable: two words on the root element, which the tokens answer to.
 * @module
 */

/** @param {{ theme: "system" | "light" | "dark" | string, density: "compact" | "comfortable" | string }} chosen */
export function dress({ theme, density }) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.density = density;
}

/** Shows the page, once it is worth showing. */
export function reveal() {
  document.documentElement.dataset.ready = "";
}
